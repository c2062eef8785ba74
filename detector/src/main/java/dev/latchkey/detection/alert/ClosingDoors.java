package dev.latchkey.detection.alert;

import dev.latchkey.detection.step.Fact.DoorOpened;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.verdict.Stretch;
import java.util.stream.Stream;

/** How each door that was opened into a role is closed: not all of them stand in its trust policy. */
final class ClosingDoors {

    private static final String TRUST_NOBODY = " --policy-document '{\"Version\":\"2012-10-17\",\"Statement\":"
            + "[{\"Effect\":\"Deny\",\"Principal\":{\"AWS\":\"*\"},\"Action\":\"sts:AssumeRole\"}]}'";

    private ClosingDoors() {}

    /** @param name of the role, for a shell */
    static Stream<String> of(Stretch stretch, String name) {
        return stretch.of(Stage.CREDENTIAL)
                .filter(step -> step.fact() instanceof DoorOpened)
                .flatMap(step -> of(stretch, step, name))
                .distinct();
    }

    private static Stream<String> of(Stretch stretch, Step opened, String name) {
        if (opened.operation().touchesSeveral()) {
            return profile(" --region=" + PlainText.inShell(opened.region()));
        }
        if (opened.operation() == Operation.ADD_ROLE_TO_INSTANCE_PROFILE) {
            return instanceProfile(" --role-name=" + name);
        }
        // An older role lets in whom it always did; what it was before stands in no record of this chain.
        String trust = stretch.creation().isPresent()
                ? "aws iam update-assume-role-policy --role-name=" + name + TRUST_NOBODY
                : "then close the door: restore the trust policy of before (aws iam update-assume-role-policy)";
        return Stream.of(trust);
    }

    /** Its id stands in the record, and in no step. */
    private static Stream<String> profile(String region) {
        return Stream.of(
                "then disable the profile of Roles Anywhere that names it, in place of ID:",
                "aws rolesanywhere list-profiles" + region + " --query 'profiles[?enabled].[profileId,name,roleArns]'",
                "aws rolesanywhere disable-profile" + region + " --profile-id ID");
    }

    private static Stream<String> instanceProfile(String role) {
        return Stream.of(
                "then take it out of its instance profile, in place of NAME:",
                "aws iam list-instance-profiles-for-role" + role + " --query 'InstanceProfiles[].InstanceProfileName'",
                "aws iam remove-role-from-instance-profile" + role + " --instance-profile-name NAME");
    }
}
