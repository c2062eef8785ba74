package dev.latchkey.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class IamReadingTest {
    private static final Pattern OWN_IAM = Pattern.compile(
            "\\{\"Fn::Join\":\\[\"\",\\[\"arn:aws:iam::\",\\{\"Ref\":\"AWS::AccountId\"},\":(\\w+)/\\*\"]]}");

    @Test
    void of_iam_both_may_read_this_of_its_own_account_and_no_more() {
        assertThat(List.of(ofIam(Synthesis.standard(), "Detector"), ofIam(Synthesis.standard(), "Settler")))
                .allSatisfy(ofIam -> assertThat(ofIam)
                        .containsExactlyInAnyOrderEntriesOf(Map.of(
                                "user",
                                Set.of(
                                        "iam:GetUser",
                                        "iam:GetUserPolicy",
                                        "iam:ListUserPolicies",
                                        "iam:ListAttachedUserPolicies",
                                        "iam:ListGroupsForUser",
                                        "iam:ListAccessKeys",
                                        "iam:GetAccessKeyLastUsed"),
                                "role",
                                Set.of(
                                        "iam:GetRole",
                                        "iam:GetRolePolicy",
                                        "iam:ListRolePolicies",
                                        "iam:ListAttachedRolePolicies"),
                                "group",
                                Set.of(
                                        "iam:GetGroup",
                                        "iam:GetGroupPolicy",
                                        "iam:ListGroupPolicies",
                                        "iam:ListAttachedGroupPolicies"),
                                "policy",
                                Set.of("iam:GetPolicy", "iam:GetPolicyVersion", "iam:ListEntitiesForPolicy"))));
    }

    @Test
    void with_look_ups_off_the_detector_may_ask_nothing_of_iam() {
        Synthesis off = Synthesis.of("lookUpsOff", Map.of("lookUps", "off"));
        assertThat(ofIam(off, "Detector")).isEmpty();
        assertThat(ofIam(off, "Settler")).isEmpty();
    }

    /** The actions on each kind of resource, all of which are of the account of the stack. */
    private static Map<String, Set<String>> ofIam(Synthesis synthesis, String function) {
        Map<String, Set<String>> ofIam = new TreeMap<>();
        Permissions.of(synthesis, function).forEach((resource, actions) -> {
            Matcher own = OWN_IAM.matcher(resource);
            if (own.matches()) {
                ofIam.put(own.group(1), actions);
            } else {
                assertThat(actions).noneMatch(action -> action.startsWith("iam:"));
            }
        });
        return ofIam;
    }
}
