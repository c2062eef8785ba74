package dev.latchkey.detection.response;

import dev.latchkey.detection.step.Door;
import dev.latchkey.detection.step.Fact.DoorOpened;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.text.PlainText;
import dev.latchkey.detection.verdict.Stretch;
import java.util.stream.Stream;

/** How each door that was opened into a role is closed: not all of them stand in its trust policy. */
final class ClosingDoors {

    private static final String TRUST_NOBODY = " --policy-document '{\"Version\":\"2012-10-17\",\"Statement\":"
            + "[{\"Effect\":\"Deny\",\"Principal\":{\"AWS\":\"*\"},\"Action\":\"sts:AssumeRole\"}]}'";

    private static final String SHOW_SAML = "aws iam get-saml-provider --saml-provider-arn ";
    private static final String SHOW_OIDC = "aws iam get-open-id-connect-provider --open-id-connect-provider-arn ";

    /** The address of an OIDC provider alone may have 255 characters, and an ARN that is cut names nothing. */
    private static final int LONGEST_ARN = 2 * PlainText.LONGEST;

    private ClosingDoors() {}

    /** @param name of the role, for a shell */
    static Stream<String> of(Stretch stretch, String name) {
        Stream<String> doors = stretch.of(Stage.CREDENTIAL)
                .filter(step -> step.fact() instanceof DoorOpened)
                .flatMap(step -> of(stretch, step, name))
                .distinct();
        Stream<String> providers = Outsiders.newProviders(stretch).flatMap(ClosingDoors::provider);
        return Stream.of(doors, anchorsAnywhere(stretch), providers).flatMap(lines -> lines);
    }

    /** Who was let in by the trust policy alone: in which region the anchor stands no step says. */
    private static Stream<String> anchorsAnywhere(Stretch stretch) {
        boolean byProfile =
                stretch.of(Stage.CREDENTIAL).anyMatch(step -> step.operation().touchesSeveral());
        return Outsiders.byCertificate(stretch) && !byProfile
                ? anchors(" --region=" + PlainText.inShell(Checks.homeRegion(stretch)), Deeds.EVERYWHERE)
                : Stream.of();
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
                : "then close the door: restore the earlier trust policy (aws iam update-assume-role-policy)";
        return Stream.of(trust);
    }

    /** Its id stands in the record, and in no step. */
    private static Stream<String> profile(String region) {
        Stream<String> named = Stream.of(
                "then disable the Roles Anywhere profile that names it (replace ID):",
                "aws rolesanywhere list-profiles" + region + " --query 'profiles[?enabled].[profileId,name,roleArns]'",
                "aws rolesanywhere disable-profile" + region + " --profile-id ID");
        return Stream.concat(named, anchors(region, ":"));
    }

    private static Stream<String> anchors(String region, String where) {
        return Stream.of(
                "then disable each trust anchor that nobody here made, as its certificates may open other roles too"
                        + " (replace ID)" + where,
                "aws rolesanywhere list-trust-anchors" + region
                        + " --query 'trustAnchors[?enabled].[trustAnchorId,name,createdAt,updatedAt]'",
                "aws rolesanywhere disable-trust-anchor" + region + " --trust-anchor-id ID");
    }

    /** Deleted at night, one's own that was only changed would shut everybody out: that is for a person to say. */
    private static Stream<String> provider(String arn) {
        boolean saml = Door.isSamlProvider(arn);
        String undone = saml
                ? "delete it if it was made for this (aws iam delete-saml-provider), else give it back its metadata"
                        + " (update-saml-provider):"
                : "delete it if it was made for this (aws iam delete-open-id-connect-provider), else remove what was"
                        + " added:";
        return Stream.of(
                "then the provider, which lets the same people into every role that trusts it: save what it says, then "
                        + undone,
                (saml ? SHOW_SAML : SHOW_OIDC) + PlainText.inShell(arn, LONGEST_ARN));
    }

    private static Stream<String> instanceProfile(String role) {
        return Stream.of(
                "then remove it from its instance profile (replace NAME):",
                "aws iam list-instance-profiles-for-role" + role + " --query 'InstanceProfiles[].InstanceProfileName'",
                "aws iam remove-role-from-instance-profile" + role + " --instance-profile-name NAME");
    }
}
