package dev.latchkey.aws;

import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.alert.IdentityContext;
import dev.latchkey.detection.chain.Unanswered;
import dev.latchkey.detection.subject.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;

/** What IAM says of a user or a role as its alert goes out: whether it is still there, its keys, groups and bounds. */
public final class IamIdentityContext implements IdentityContext {

    private static final Remark GONE = new Remark("no longer there", "IAM knows nobody of that name and kind");

    private final BoundedIam iam;
    private final OwnAccount account;
    private final IamRights rights;

    public IamIdentityContext(BoundedIam iam, OwnAccount account) {
        this.iam = iam;
        this.account = account;
        this.rights = new IamRights(iam, account.arn());
    }

    @Override
    public List<Remark> of(Finding finding) {
        Subject subject = finding.subject();
        String name = finding.stretch().target();
        Instant began = finding.firstSeen();
        return account.elsewhere(subject)
                .map(why -> List.of(Remark.notAsked(why)))
                .orElseGet(() -> switch (subject.kind()) {
                    case USER -> user(name, began);
                    case ROLE -> role(name, began);
                    case ROOT, GROUP, POLICY, PROVIDER, CALLER, REACH -> List.of();
                });
    }

    private List<Remark> user(String name, Instant began) {
        return asked(
                () -> iam.askIfThere(
                        IamCall.GET_USER,
                        client -> client.getUser(it -> it.userName(name)).user()),
                it -> IamRemarks.ofAnother(it.createDate(), began),
                IamRemarks::of,
                List.of(
                        () -> keys(name),
                        () -> IamRemarks.named("groups", rights.groupsOf(name)),
                        () -> IamRemarks.named("policies attached", IamHolder.USER.attached(iam, name))));
    }

    private List<Remark> role(String name, Instant began) {
        return asked(
                () -> iam.askIfThere(
                        IamCall.GET_ROLE,
                        client -> client.getRole(it -> it.roleName(name)).role()),
                it -> IamRemarks.ofAnother(it.createDate(), began),
                IamRemarks::of,
                List.of(() -> IamRemarks.named("policies attached", IamHolder.ROLE.attached(iam, name))));
    }

    /** The identity itself, and if it is there the rest; one question's failure keeps no other from being asked. */
    private static <T> List<Remark> asked(
            Supplier<Optional<T>> itself,
            Function<T, Optional<Remark>> another,
            Function<T, List<Remark>> told,
            List<Supplier<List<Remark>>> more) {
        List<Remark> remarks = new ArrayList<>();
        try {
            Optional<T> there = itself.get();
            if (there.isEmpty()) {
                return List.of(GONE);
            }
            Optional<Remark> ofAnother = another.apply(there.get());
            if (ofAnother.isPresent()) {
                return ofAnother.stream().toList();
            }
            remarks.addAll(told.apply(there.get()));
        } catch (Unanswered e) {
            remarks.add(notAsked(e));
        }
        more.forEach(question -> remarks.addAll(orWhyNot(question)));
        return remarks;
    }

    private static List<Remark> orWhyNot(Supplier<List<Remark>> question) {
        try {
            return question.get();
        } catch (Unanswered e) {
            return List.of(notAsked(e));
        }
    }

    private static Remark notAsked(Unanswered e) {
        return Remark.notAsked(String.valueOf(e.getMessage()));
    }

    private List<Remark> keys(String user) {
        List<AccessKeyMetadata> keys = iam.ask(
                IamCall.LIST_ACCESS_KEYS,
                client -> client.listAccessKeys(it -> it.userName(user)).accessKeyMetadata());
        return keys.stream()
                .limit(IamRemarks.MOST_NAMED)
                .map(key -> IamRemarks.of(key, lastUse(key.accessKeyId())))
                .toList();
    }

    /** That there is a key is what matters; without its last use it is told all the same. */
    private String lastUse(String keyId) {
        try {
            return IamRemarks.lastUse(iam.ask(
                    IamCall.GET_ACCESS_KEY_LAST_USED,
                    client -> client.getAccessKeyLastUsed(it -> it.accessKeyId(keyId))
                            .accessKeyLastUsed()));
        } catch (Unanswered e) {
            return "last use not known: " + e.getMessage();
        }
    }
}
