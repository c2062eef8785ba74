package dev.latchkey.detection.review;

import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.TERRAFORM;
import static dev.latchkey.detection.Cast.by;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.granted;
import static dev.latchkey.detection.Cast.keyed;
import static dev.latchkey.detection.Cast.opened;
import static dev.latchkey.detection.Cast.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.Provisioners;
import dev.latchkey.detection.alert.Findings;
import dev.latchkey.detection.call.Origin;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApprovingTest {

    private static final Step CREATION = created(NEW_USER, "e-1", NOON);
    private static final String BY_HAND =
            "No allowlist entry can be made from these records. Close the finding by hand.";

    @Test
    void the_item_is_scoped_to_what_was_seen() {
        assertThat(lines(
                        by(Provisioners.ADA, CREATION),
                        by(Provisioners.ADA, granted(NEW_USER, "e-2", NOON, Level.ADMIN)),
                        by(user("backup-svc"), keyed(NEW_USER, "e-3", NOON.plusSeconds(9)))))
                .containsExactly(
                        "Fill in owner and reason, and add to the allowlist:",
                        "{\"pk\": \"approved-363dbbb4-460e\", \"principal\": \"" + Provisioners.SSO_ROLE + "\","
                                + " \"people\": [\"ada@example.com\"], \"accounts\": [\"111122223333\"],"
                                + " \"networks\": [\"198.51.100.23/32\"],"
                                + " \"operations\": [\"AttachUserPolicy\", \"CreateUser\"],"
                                + " \"targets\": [\"backup-svc\"], \"maxPrivilege\": \"ADMIN\","
                                + " \"selfService\": true, \"expires\": \"2026-05-31T12:00:09Z\","
                                + " \"owner\": \"<who>\", \"reason\": \"<why>\"}");
    }

    @Test
    void what_is_not_known_is_left_to_the_reader() {
        List<String> lines =
                lines(CREATION, granted(NEW_USER, "e-2", NOON, Level.UNKNOWN), keyed(NEW_USER, "e-3", NOON));
        assertThat(lines.get(1)).doesNotContain("maxPrivilege");
        assertThat(lines.get(2))
                .isEqualTo("What was granted is not known, and only \"maxPrivilege\": \"ADMIN\" covers that:"
                        + " you have to judge it.");
    }

    @Test
    void where_a_record_tells_no_address_the_item_is_not_bound_to_networks_and_says_so() {
        Step internal = Cast.from(new Origin("AWS Internal", "agent", false), CREATION);
        List<String> lines = lines(internal, keyed(NEW_USER, "e-3", NOON));
        assertThat(lines.get(1)).doesNotContain("networks");
        assertThat(lines).endsWith("Not limited to networks, because a record has no address.");
    }

    @Test
    void each_finding_has_items_of_its_own_names() {
        String one = lines(CREATION, keyed(NEW_USER, "e-3", NOON)).get(1);
        String other = lines(created(NEW_USER, "e-9", NOON), keyed(NEW_USER, "e-3", NOON))
                .get(1);
        assertThat(name(one)).isNotEqualTo(name(other));
    }

    /** A name that stands twice approves nothing in a file, and in the table the second item overwrites the first. */
    @Test
    void roles_that_one_call_opened_have_items_of_their_own_names() {
        Step one = opened(new Subject.Role("aws", Cast.HOME, "deploy"), "e-1", NOON, Cast.ANYONE);
        Step other = opened(new Subject.Role("aws", Cast.HOME, "batch"), "e-1", NOON, Cast.ANYONE);
        assertThat(name(lines(byProfile(one)).get(1)))
                .isNotEqualTo(name(lines(byProfile(other)).get(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mal*ory", "mallor?", "mal\u202elory", "mal\nlory", "\uFEFF"})
    void a_name_that_would_cover_others_or_nobody_makes_no_item(String name) {
        assertThat(lines(by(user(name), CREATION), keyed(NEW_USER, "e-3", NOON)))
                .containsExactly(BY_HAND);
        Subject target = new Subject.User("aws", "111122223333", name);
        assertThat(lines(created(target, "e-1", NOON), keyed(target, "e-3", NOON)))
                .containsExactly(BY_HAND);
    }

    @Test
    void a_name_with_quotes_stays_one_text() {
        assertThat(lines(by(user("a\"b\\c"), CREATION), keyed(NEW_USER, "e-3", NOON))
                        .get(1))
                .contains(":user/a\\\"b\\\\c\", \"accounts\"");
    }

    @Test
    void five_principals_still_fit_and_a_sixth_does_not() {
        assertThat(lines(byMany(5))).hasSize(6);
        assertThat(lines(byMany(6))).containsExactly(BY_HAND);
    }

    private static Step[] byMany(int principals) {
        Stream<Step> keys = IntStream.range(1, principals)
                .mapToObj(number -> by(user("user-" + number), keyed(NEW_USER, "k-" + number, NOON)));
        return Stream.concat(Stream.of(by(TERRAFORM, CREATION)), keys).toArray(Step[]::new);
    }

    private static String name(String item) {
        return item.substring(item.indexOf("\"pk\""), item.indexOf("\"principal\""));
    }

    private static Step byProfile(Step step) {
        return new Step(
                step.subject(),
                Operation.CREATE_PROFILE,
                step.eventId(),
                step.time(),
                step.region(),
                step.target(),
                step.actor(),
                step.origin(),
                step.fact());
    }

    private static List<String> lines(Step... steps) {
        return Approving.lines(Findings.of(steps).stretch());
    }
}
