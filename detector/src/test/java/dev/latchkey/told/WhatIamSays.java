package dev.latchkey.told;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.subject.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What holds of what an alert says IAM says, held to what IAM has. */
record WhatIamSays(Told told, IamNow iam) {

    /** By which clocks may differ. */
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    static void check(Told told, IamNow iam) {
        WhatIamSays it = new WhatIamSays(told, iam);
        assertThat(it.said()).containsExactlyElementsOf(it.expected());
        assertThat(told.ocsf().path("enrichments")).hasSize(it.said().size());
        assertThat(told.ocsf().path("enrichments"))
                .allSatisfy(each -> assertThat(each.path("type").asText() + ": "
                                + each.at("/data/says").asText())
                        .isIn(it.said()));
    }

    private List<String> said() {
        return told.section("WHAT IAM SAYS NOW");
    }

    private List<String> expected() {
        if (told.stretch().subject() instanceof Subject.Root) {
            return List.of();
        }
        boolean role = told.stretch().subject() instanceof Subject.Role;
        Optional<Holder> bearer = iam.bearer(told.stretch().target(), role);
        String itself = role ? "GetRole" : "GetUser";
        if (iam.refused().contains(itself)) {
            List<String> expected = new ArrayList<>(List.of(refusal(itself)));
            expected.addAll(bearer.map(it -> more(it, role)).orElseGet(() -> moreOfNobody(role)));
            return expected;
        }
        return bearer.map(it -> of(it, role))
                .orElseGet(() -> List.of("no longer there: IAM knows nobody of that name and kind"));
    }

    private List<String> of(Holder bearer, boolean role) {
        if (bearer.created.isAfter(told.finding().firstSeen().plus(CLOCKS))) {
            return List.of("no longer there: another of its name is, created " + bearer.created
                    + ", after what this alert is about began");
        }
        List<String> expected = new ArrayList<>(List.of("still there: created " + bearer.created));
        if (role) {
            expected.add("last used: not that IAM knows of");
        }
        expected.addAll(named(
                "tags",
                iam.decor().tags().stream().map(it -> it + "=value of " + it).toList()));
        expected.addAll(more(bearer, role));
        return expected;
    }

    private List<String> more(Holder bearer, boolean role) {
        List<String> policies = named("policies attached", List.copyOf(bearer.policies));
        if (role) {
            return orRefused("ListAttachedRolePolicies", policies);
        }
        List<String> more = new ArrayList<>(orRefused(
                "ListAccessKeys",
                bearer.keys.stream().map(it -> key(bearer, it)).toList()));
        more.addAll(orRefused("ListGroupsForUser", named("groups", iam.decor().groups())));
        more.addAll(orRefused("ListAttachedUserPolicies", policies));
        return more;
    }

    /** Whether it is there was not to be asked, and the rest says that it is not. */
    private static List<String> moreOfNobody(boolean role) {
        List<String> asked = role
                ? List.of("ListAttachedRolePolicies")
                : List.of("ListAccessKeys", "ListGroupsForUser", "ListAttachedUserPolicies");
        return asked.stream()
                .map(call -> "IAM could not be asked: IAM knows it no more (" + call + ")")
                .toList();
    }

    private String key(Holder bearer, String key) {
        String used = iam.decor().used() ? "last used 2026-03-02T14:00:00Z for s3 in eu-west-1" : "never used";
        boolean refused = iam.refused().contains("GetAccessKeyLastUsed");
        return "access key: " + key + ", " + bearer.status(key) + ", "
                + (refused ? "last use not known: AccessDenied (GetAccessKeyLastUsed)" : used);
    }

    private List<String> orRefused(String call, List<String> lines) {
        return iam.refused().contains(call) ? List.of(refusal(call)) : lines;
    }

    private static String refusal(String call) {
        return "IAM could not be asked: AccessDenied (" + call + ")";
    }

    private static List<String> named(String about, List<String> all) {
        return all.isEmpty() ? List.of() : List.of(about + ": " + String.join(", ", all));
    }
}
