package dev.latchkey.detection.chain;

import dev.latchkey.detection.call.PolicyDocument;
import dev.latchkey.detection.call.PolicyDocument.Statement;
import dev.latchkey.detection.chain.Privilege.Half;
import dev.latchkey.detection.chain.Privilege.Level;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the level of a document from its Allow statements: a Deny or a Condition may lift, so neither lowers it
 * far.
 */
final class PolicyLevel {

    /** ARNs that nobody's policy names: a pattern that covers one of them covers any identity of its kind. */
    private static final List<String> ANY_IDENTITY = List.of(
            "arn:%s:iam::%s:user/any-9f2c41", "arn:%s:iam::%s:role/any-9f2c41",
            "arn:%s:iam::%s:group/any-9f2c41", "arn:%s:iam::%s:policy/any-9f2c41");

    private static final List<String> ANY_RESOURCE =
            List.of("arn:%s:s3:::any-9f2c41/x", "arn:%s:ec2:any-9f2c41-1:%s:instance/i-9f2c41", ANY_IDENTITY.get(1));
    private static final List<String> ANY_ACTION = List.of("any9f:Do41", "iam:CreateUser", "s3:GetObject");
    private static final int FEW_SERVICES = 20;
    /** Folded and open, for IAM ignores the case of the key and takes a default after it. */
    private static final String OWN_NAME = "${aws:username";

    private final String partition;
    private final String account;

    private PolicyLevel(String partition, String account) {
        this.partition = partition;
        this.account = account;
    }

    static Privilege of(PolicyDocument document, String partition, String account) {
        PolicyLevel reader = new PolicyLevel(partition, account);
        return Privilege.union(document.statements().stream()
                .filter(Statement::allow)
                .map(reader::level)
                .toList());
    }

    private Privilege level(Statement statement) {
        if (coversAll(statement, ANY_RESOURCE) && ANY_ACTION.stream().allMatch(statement::allowsAction)) {
            return everything(statement);
        }
        Optional<String> escalation = escalation(statement);
        if (escalation.isPresent()) {
            return Privilege.of(Level.ESCALATION, escalation.get());
        }
        Level level = boundToOneself(statement) ? Level.SELF_SERVICE : Level.LIMITED;
        return Privilege.whole(
                level, halves(statement), level == Level.LIMITED ? "limited actions" : "only on oneself");
    }

    private Privilege everything(Statement statement) {
        boolean plain = !statement.exceptActions() && !statement.exceptResources() && !statement.conditioned();
        return plain
                ? Privilege.of(Level.ADMIN, "allows every action on every resource")
                : Privilege.of(Level.ESCALATION, "allows nearly every action on every resource");
    }

    private Optional<String> escalation(Statement statement) {
        if (coversAll(statement, ANY_RESOURCE) && statement.exceptActions() && exceptsFewServices(statement)) {
            return Optional.of("allows all but a few services");
        }
        if (ANY_IDENTITY.stream().anyMatch(arn -> statement.coversResource(filled(arn)))) {
            return EscalationActions.ON_ANY_IDENTITY.stream()
                    .filter(statement::allowsAction)
                    .findFirst()
                    .map(action -> "allows " + action + " on any identity");
        }
        return boundToOneself(statement)
                ? EscalationActions.ON_ONESELF.stream()
                        .filter(statement::allowsAction)
                        .findFirst()
                        .map(action -> "allows " + action + " on oneself")
                : Optional.empty();
    }

    private Set<Half> halves(Statement statement) {
        Set<Half> halves = EnumSet.noneOf(Half.class);
        if (statement.allowsAction("iam:PassRole") && statement.coversResource(filled(ANY_IDENTITY.get(1)))) {
            halves.add(Half.PASSES_ROLE);
        }
        if (EscalationActions.RUN_UNDER_A_PASSED_ROLE.stream().anyMatch(statement::allowsAction)) {
            halves.add(Half.RUNS_SOMETHING);
        }
        return halves;
    }

    private static boolean exceptsFewServices(Statement statement) {
        long services = statement.actions().stream()
                .map(action -> action.split(":", 2)[0])
                .distinct()
                .count();
        return services <= FEW_SERVICES && !statement.actions().contains("*");
    }

    private static boolean boundToOneself(Statement statement) {
        return !statement.exceptResources()
                && !statement.resources().isEmpty()
                && statement.resources().stream()
                        .allMatch(resource -> resource.toLowerCase(Locale.ROOT).contains(OWN_NAME));
    }

    private boolean coversAll(Statement statement, List<String> arns) {
        return arns.stream().allMatch(arn -> statement.coversResource(filled(arn)));
    }

    private String filled(String arn) {
        return arn.formatted(partition, account);
    }
}
