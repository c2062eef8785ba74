package dev.latchkey.detection.rights;

import dev.latchkey.detection.call.PolicyDocument;
import dev.latchkey.detection.call.PolicyDocument.Statement;
import dev.latchkey.detection.rights.Privilege.Half;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.subject.Subject.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the level of a document from its Allow statements: a Deny or a Condition may lift, so neither lowers it
 * far.
 */
public final class PolicyLevel {

    private static final String AS_ROOT = "may act as the root of accounts";
    private static final List<String> ANY_ACTION = List.of("any9f:Do41", "iam:CreateUser", "s3:GetObject");
    private static final int FEW_SERVICES = 20;
    private static final Privilege ON_ONESELF = Privilege.of(Level.SELF_SERVICE, "only on oneself");

    private final Statement statement;
    private final Reach reach;
    private final Optional<Subject> holder;

    private PolicyLevel(Reach reach, Optional<Subject> holder) {
        this.statement = reach.statement();
        this.reach = reach;
        this.holder = holder;
    }

    /** Whoever holds it, in that account. */
    static Privilege of(PolicyDocument document, String partition, String account) {
        return of(document, partition, account, Optional.empty());
    }

    /** @param holder an identity or a group that has it as its own, or the policy that it is a version of */
    public static Privilege of(PolicyDocument document, Subject holder) {
        return of(document, holder.partition(), holder.account(), Optional.of(holder));
    }

    private static Privilege of(PolicyDocument document, String partition, String account, Optional<Subject> holder) {
        List<Reach> allowed = document.statements().stream()
                .filter(statement -> statement.allow() && !Reach.isNothing(statement))
                .map(statement -> Reach.of(statement, partition, account))
                .toList();
        Privilege all = together(
                allowed.stream().map(reach -> new PolicyLevel(reach, holder)).toList());
        Set<String> denies = Denies.of(document);
        boolean stops = all.level() == Level.NONE && Denies.areOfAll(denies);
        return (stops ? all.saying("denies everything") : all).denying(denies).freeing(Unbinding.by(allowed));
    }

    private static Privilege together(List<PolicyLevel> statements) {
        List<Privilege> all = statements.stream().map(PolicyLevel::privilege).toList();
        if (all.stream().noneMatch(it -> it.level() == Level.SELF_SERVICE)) {
            return Privilege.union(all);
        }
        return Privilege.union(statements.stream()
                .filter(it -> !SelfService.goesWith(it.statement))
                .map(PolicyLevel::privilege)
                .collect(Collectors.toCollection(() -> new ArrayList<>(List.of(ON_ONESELF)))));
    }

    private Privilege privilege() {
        if (reach.everything() && ANY_ACTION.stream().allMatch(statement::allowsAction)) {
            return everything();
        }
        Optional<String> escalation = escalation();
        if (escalation.isPresent()) {
            return Privilege.of(Level.ESCALATION, escalation.get());
        }
        Set<Half> halves = halves();
        boolean root = statement.allowsAction("sts:AssumeRoot") && reach.perhapsRoot();
        AssumedRoles roles = new AssumedRoles(reach);
        if (statement.allowsAction("sts:AssumeRole") && roles.areThere()) {
            String why = root ? AS_ROOT : "may assume roles whose rights are not known";
            return Privilege.whole(Level.UNKNOWN, halves, why).assuming(roles.named(), !root && roles.areAllNamed());
        }
        if (root) {
            return Privilege.whole(Level.UNKNOWN, halves, AS_ROOT);
        }
        boolean selfService = reach.onlyOneself() && halves.isEmpty();
        return selfService ? ON_ONESELF : Privilege.whole(Level.LIMITED, halves, "limited actions");
    }

    private Privilege everything() {
        boolean plain = !statement.exceptActions() && !statement.exceptResources() && !statement.conditioned();
        return plain
                ? Privilege.of(Level.ADMIN, "allows every action on every resource")
                : Privilege.of(Level.ESCALATION, "allows nearly every action on every resource");
    }

    private Optional<String> escalation() {
        if (reach.everything() && statement.exceptActions() && exceptsFewServices()) {
            return Optional.of("allows all but a few services");
        }
        if (reach.anyIdentity()) {
            return allowed(EscalationActions.ON_ANY_IDENTITY, " on any identity")
                    .or(this::lettingIn);
        }
        Stream<Kind> oneself = Stream.concat(
                reach.ownUser() ? Stream.of(Kind.USER) : Stream.of(),
                holder.filter(reach::covers).stream().map(Subject::kind));
        return oneself.flatMap(kind -> allowed(EscalationActions.onOneself(kind), " on oneself").stream())
                .findFirst()
                .or(this::lettingIn);
    }

    private Optional<String> lettingIn() {
        List<String> actions = EscalationActions.ON_ANYTHING_THAT_LETS_IN.entrySet().stream()
                .filter(things -> reach.anyOf(things.getKey()))
                .flatMap(things -> things.getValue().stream())
                .sorted()
                .toList();
        return allowed(actions, " on anything");
    }

    private Optional<String> allowed(List<String> actions, String where) {
        return actions.stream().filter(statement::allowsAction).findFirst().map(action -> "allows " + action + where);
    }

    private Set<Half> halves() {
        Set<Half> halves = EnumSet.noneOf(Half.class);
        if (statement.allowsAction("iam:PassRole") && reach.any(Kind.ROLE)) {
            halves.add(Half.PASSES_ROLE);
        }
        if (PassedRole.RUN_OR_HAND_OUT.stream().anyMatch(statement::allowsAction)) {
            halves.add(Half.RUNS_SOMETHING);
        }
        return halves;
    }

    /** A service of which some action is left in is none that is left out. */
    private boolean exceptsFewServices() {
        long services = statement.actions().stream()
                .filter(action -> action.matches("[^:]*:[*?]*[*]"))
                .map(action -> action.split(":", 2)[0].toLowerCase(Locale.ROOT))
                .distinct()
                .count();
        return services <= FEW_SERVICES;
    }
}
