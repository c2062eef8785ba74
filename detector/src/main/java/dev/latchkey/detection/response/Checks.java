package dev.latchkey.detection.response;

import dev.latchkey.detection.call.HomeRegion;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.text.PlainText;
import dev.latchkey.detection.verdict.Stretch;
import java.util.List;
import java.util.stream.Stream;

/** The commands that tell whether harm has been done, with real names filled in; they only look. */
public record Checks(Stretch stretch, String name) {

    /** CloudTrail lists a use under the ARN, whose path is not known here, and a change under the name. */
    private static final String ARN_OF_ROLE = "aws iam get-role --role-name=%s --query Role.Arn --output text";

    /** Each kind that root can have. */
    private static final String ROOT_HAS = "aws iam get-account-summary --query"
            + " 'SummaryMap.{rootHasKeys:AccountAccessKeysPresent,rootHasPassword:AccountPasswordPresent,"
            + "rootHasCertificates:AccountSigningCertificatesPresent,rootHasSecondFactor:AccountMFAEnabled}'";

    public static List<String> of(Stretch stretch) {
        return new Checks(stretch, PlainText.inShell(stretch.target())).commands();
    }

    /** Where IAM logs. */
    static String homeRegion(Stretch stretch) {
        return stretch.steps().stream()
                .filter(step -> step.operation().isSeenLive())
                .map(Step::region)
                .findFirst()
                .or(() -> HomeRegion.of(stretch.subject().partition()).map(HomeRegion::region))
                .orElseGet(() -> stretch.anchor().region());
    }

    private List<String> commands() {
        Stream<String> used = Containment.latest(Containment.made(stretch)
                .filter(it -> it.id().startsWith("AKIA"))
                .map(it -> "aws iam get-access-key-last-used --access-key-id " + PlainText.inShell(it.id()))
                .distinct()
                .toList());
        Stream<String> state = switch (stretch.subject().kind()) {
            case USER -> ofUser();
            case ROLE -> ofRole();
            default -> Stream.of(ROOT_HAS);
        };
        Stream<String> deeds = new Deeds(stretch, lookUp()).commands();
        return Stream.of(used, state, deeds).flatMap(it -> it).toList();
    }

    private Stream<String> ofUser() {
        Stream<String> state = Stream.of(
                "aws iam get-user --user-name=" + name,
                "aws iam list-access-keys --user-name=" + name,
                "aws iam list-attached-user-policies --user-name=" + name,
                "aws iam list-user-policies --user-name=" + name,
                "aws iam list-groups-for-user --user-name=" + name);
        return Stream.concat(state, changes());
    }

    private Stream<String> ofRole() {
        Stream<String> state = Stream.of(
                "aws iam get-role --role-name=" + name,
                "aws iam list-attached-role-policies --role-name=" + name,
                "aws iam list-role-policies --role-name=" + name);
        return Stream.of(state, changes(), uses()).flatMap(it -> it);
    }

    /** IAM logs them in one place. */
    private Stream<String> changes() {
        Stream<String> names = Deeds.names(stretch).map(name -> lookUp().of("ResourceName", name));
        return Stream.concat(Stream.of("what was done to it:"), names);
    }

    /** A role that is gone can be asked for its ARN no more. */
    private Stream<String> uses() {
        if (Gone.sentence(stretch).isEmpty()) {
            return Stream.of(
                    "who assumed it" + Deeds.EVERYWHERE,
                    lookUp().ofOutput("ResourceName", ARN_OF_ROLE.formatted(name)));
        }
        Subject role = stretch.subject();
        String arn =
                "arn:%s:iam::%s:role/%s".formatted(role.partition(), role.account(), PlainText.of(stretch.target()));
        return Stream.of(
                "who assumed it (repeat for every region in use; with its path, if CreateRole was given one):",
                lookUp().of("ResourceName", arn));
    }

    private LookUpEvents lookUp() {
        return new LookUpEvents(homeRegion(stretch));
    }
}
