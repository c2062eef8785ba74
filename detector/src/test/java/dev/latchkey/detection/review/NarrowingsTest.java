package dev.latchkey.detection.review;

import static dev.latchkey.detection.Cast.HOME;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.TERRAFORM;
import static dev.latchkey.detection.Cast.by;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.granted;
import static dev.latchkey.detection.Cast.keyed;
import static dev.latchkey.detection.Cast.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.Provisioners;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.detection.allowlist.EntryAttributes;
import dev.latchkey.detection.call.Origin;
import dev.latchkey.detection.call.Principal;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Analytic;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Tuning;
import dev.latchkey.detection.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NarrowingsTest {

    private static final String SERVICE = "cloudformation.amazonaws.com";

    @Test
    void a_lower_privilege_costs_the_chains_that_were_given_more() {
        Map<String, Object> admin = Map.of("maxPrivilege", "ADMIN");
        assertThat(narrowings(admin, made("ci-a", Level.LIMITED), made("ci-b", Level.ESCALATION)))
                .contains("maxPrivilege [ADMIN] -> [ESCALATION]: 0", "maxPrivilege [ADMIN] -> [LIMITED]: 1");
    }

    @Test
    void up_to_three_names_are_written_out_and_more_by_what_they_begin_with() {
        assertThat(narrowings(Map.of("targets", "*"), made("ci-a"), made("ci-b"), made("ci-c")))
                .contains("targets [*] -> [ci-a, ci-b, ci-c]: 0");
        assertThat(narrowings(Map.of("targets", "*"), made("ci-a"), made("ci-b"), made("ci-c"), made("CI-d")))
                .contains("targets [*] -> [ci-*]: 0");
        assertThat(narrowings(Map.of("targets", "ci-*"), made("ci-a"), made("ci-b"), made("ci-c"), made("ci-d")))
                .noneMatch(it -> it.startsWith("targets"));
    }

    @Test
    void the_addresses_and_accounts_seen_cost_nothing() {
        assertThat(narrowings(Map.of("networks", "198.51.100.0/24"), made("ci-a")))
                .contains("networks [198.51.100.0/24] -> [198.51.100.23/32]: 0", "accounts [] -> [111122223333]: 0");
    }

    @Test
    void to_name_calls_is_no_narrowing_where_none_are_named_as_it_lets_in_doors_for_outsiders() {
        assertThat(narrowings(Map.of(), made("ci-a"))).noneMatch(it -> it.startsWith("operations"));
        assertThat(narrowings(Map.of("stages", List.of("CREATION", "GRANT", "CREDENTIAL")), made("ci-a")))
                .contains("operations [CREATION, CREDENTIAL, GRANT] -> [AttachUserPolicy, CreateUser]: 0");
    }

    @Test
    void without_self_service_the_keys_of_ones_own_are_lost_and_its_calls_are_not_added() {
        Map<String, Object> entry =
                Map.of("selfService", true, "operations", List.of("CreateUser", "AttachUserPolicy", "TagUser"));
        Step key = by(user("ci-a"), keyed(subject("ci-a"), "k", NOON.plusSeconds(9)));
        assertThat(narrowings(
                        entry,
                        Stream.concat(made("ci-a").stream(), Stream.of(key)).toList(),
                        made("ci-b")))
                .contains("selfService [true] -> [false]: 1")
                .contains("operations [AttachUserPolicy, CreateUser, TagUser] -> [AttachUserPolicy, CreateUser]: 0");
    }

    @Test
    void a_principal_that_is_a_pattern_is_written_out_if_it_was_one_alone() {
        Map<String, Object> anybody = Map.of("principal", "arn:aws:iam::111122223333:*");
        String only = "principal [arn:aws:iam::111122223333:*] -> [arn:aws:iam::111122223333:role/terraform]: 0";
        assertThat(narrowings(anybody, made("ci-a"))).contains(only);
        assertThat(narrowings(anybody, made("ci-a"), allBy(user("mallory"), made("ci-b"))))
                .noneMatch(it -> it.startsWith("principal"));
        assertThat(narrowings(Map.of(), made("ci-a"))).noneMatch(it -> it.startsWith("principal"));
    }

    @Test
    void the_lower_of_two_privileges_alone_is_offered_to_one_who_has_the_higher() {
        assertThat(narrowings(Map.of("maxPrivilege", "ESCALATION"), made("ci-a")))
                .contains("maxPrivilege [ESCALATION] -> [LIMITED]: 0")
                .noneMatch(it -> it.contains("-> [ESCALATION]"));
        assertThat(narrowings(Map.of("maxPrivilege", "LIMITED"), made("ci-a")))
                .noneMatch(it -> it.startsWith("maxPrivilege"));
    }

    @Test
    void of_what_came_from_an_address_and_through_a_service_both_are_written() {
        assertThat(narrowings(Map.of(), made("ci-a"), from(Provisioners.CLOUDFORMATION, made("ci-b"))))
                .contains("networks [] -> [198.51.100.23/32]: 0");
        assertThat(narrowings(
                        Map.of("networks", "198.51.100.0/24", "viaServices", List.of(SERVICE, "config.amazonaws.com")),
                        made("ci-a"),
                        from(Provisioners.CLOUDFORMATION, made("ci-b"))))
                .contains("networks [198.51.100.0/24] -> [198.51.100.23/32]: 0")
                .contains("viaServices [cloudformation.amazonaws.com, config.amazonaws.com] -> [" + SERVICE + "]: 0");
    }

    @Test
    void a_service_through_which_nothing_came_is_left_out_only_where_a_network_stays() {
        assertThat(narrowings(Map.of("networks", "198.51.100.23/32", "viaServices", SERVICE), made("ci-a")))
                .contains("viaServices [cloudformation.amazonaws.com] -> []: 0")
                .noneMatch(it -> it.startsWith("networks"));
        assertThat(narrowings(Map.of("viaServices", SERVICE), from(Provisioners.CLOUDFORMATION, made("ci-a"))))
                .noneMatch(it -> it.startsWith("viaServices") || it.startsWith("networks"));
        assertThat(narrowings(
                        Map.of("viaServices", List.of(SERVICE, "config.amazonaws.com")),
                        from(Provisioners.CLOUDFORMATION, made("ci-a"))))
                .contains("viaServices [cloudformation.amazonaws.com, config.amazonaws.com] -> [" + SERVICE + "]: 0");
    }

    @Test
    void people_are_written_out_where_each_step_is_a_persons() {
        Map<String, Object> anybody = Map.of("principal", Provisioners.SSO_ROLE);
        assertThat(narrowings(anybody, allBy(Provisioners.ADA, made("ci-a")), allBy(Provisioners.BOB, made("ci-b"))))
                .contains("people [] -> [ada@example.com, bob@example.com]: 0");
        assertThat(narrowings(Map.of(), made("ci-a"))).noneMatch(it -> it.startsWith("people"));
    }

    @Test
    void no_network_is_written_where_a_step_came_from_no_address() {
        Origin nowhere = new Origin("AWS Internal", "aws-internal/3", false);
        assertThat(narrowings(Map.of(), made("ci-a"), from(nowhere, made("ci-b"))))
                .isNotEmpty()
                .noneMatch(it -> it.startsWith("networks"));
    }

    @Test
    void an_entry_that_approved_nothing_has_none() {
        assertThat(narrowings(Map.of("principal", "*:user/mallory", "targets", "*"), made("ci-a")))
                .isEmpty();
    }

    private static Subject subject(String name) {
        return new Subject.User("aws", HOME, name);
    }

    private static List<Step> allBy(Principal actor, List<Step> steps) {
        return steps.stream().map(step -> by(actor, step)).toList();
    }

    private static List<Step> from(Origin origin, List<Step> steps) {
        return steps.stream().map(step -> Cast.from(origin, step)).toList();
    }

    private static List<Step> made(String name) {
        return made(name, Level.LIMITED);
    }

    private static List<Step> made(String name, Level level) {
        Subject user = subject(name);
        return List.of(
                by(TERRAFORM, created(user, name + "-1", NOON)),
                by(TERRAFORM, granted(user, name + "-2", NOON, level)));
    }

    @SafeVarargs
    private static List<String> narrowings(Map<String, Object> attributes, List<Step>... chains) {
        List<AllowlistEntry> entries = List.of(EntryAttributes.entry(attributes));
        Allowlist allowlist = () -> new Allowlist.Entries(entries, List.of());
        Analytic analytic = new Analytic(Tuning.DEFAULT.withTellFrom(Severity.INFORMATIONAL), allowlist);
        List<Verdict> verdicts = new ArrayList<>();
        for (List<Step> steps : chains) {
            verdicts.addAll(analytic.judge(Chain.of(steps.get(0).subject(), steps)));
        }
        return Narrowings.of(EntryUse.of(entries, verdicts).get(0)).stream()
                .map(it -> it.attribute() + " " + it.before() + " -> " + it.after() + ": " + it.lost())
                .toList();
    }
}
