package dev.latchkey.aws;

import dev.latchkey.detection.chain.Answer;
import dev.latchkey.detection.chain.Holder;
import dev.latchkey.detection.chain.Known;
import dev.latchkey.detection.chain.LookUp;
import dev.latchkey.detection.chain.Question;
import dev.latchkey.detection.chain.Unanswered;
import dev.latchkey.detection.effective.PolicyVersion;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.subject.Subject.Kind;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.User;

/** Asks IAM for the births and rights that no record shows, in the one account in which the detector lives. */
public final class IamLookUp implements LookUp {

    private final BoundedIam iam;
    private final OwnAccount account;
    private final InstantSource clock;
    private final IamRights rights;

    public IamLookUp(BoundedIam iam, OwnAccount account, InstantSource clock) {
        this.iam = iam;
        this.account = account;
        this.clock = clock;
        this.rights = new IamRights(iam, account.arn());
    }

    @Override
    public void begin() {
        iam.renew();
    }

    @Override
    public Answer ask(Question question) {
        refuseElsewhere(question.subject());
        return new Answer(question.subject(), known(question), clock.instant());
    }

    @Override
    public List<Holder> holders(Subject shared, String name) {
        refuseElsewhere(shared);
        IamSharing sharing = new IamSharing(iam);
        return shared.kind() == Kind.POLICY ? sharing.of(shared, name) : sharing.in(shared, name);
    }

    private void refuseElsewhere(Subject subject) {
        account.elsewhere(subject).ifPresent(why -> {
            throw new Unanswered(why);
        });
    }

    private Known known(Question question) {
        String name = question.name();
        return switch (question.subject().kind()) {
            case POLICY -> policy(PolicyVersion.parts(name));
            case GROUP -> new Known(Optional.empty(), Optional.of(rights.ofGroup(name)));
            case ROLE -> holder(role(name), question, rights::ofRole);
            case USER -> holder(user(name), question, rights::ofUser);
            case ROOT, PROVIDER, CALLER, REACH -> throw new Unanswered("IAM does not tell of it");
        };
    }

    private Known policy(String[] arnAndVersion) {
        String arn = arnAndVersion[0];
        if (arnAndVersion.length > 1) {
            return new Known(Optional.empty(), Optional.of(rights.ofVersion(arn, arnAndVersion[1])));
        }
        Policy policy = iam.ask(IamCall.GET_POLICY, client -> client.getPolicy(it -> it.policyArn(arn)))
                .policy();
        return new Known(
                Optional.ofNullable(policy.createDate()),
                Optional.of(rights.ofVersion(arn, policy.defaultVersionId())));
    }

    private static Known holder(Optional<Instant> birth, Question question, Function<String, Privilege> rights) {
        return new Known(birth, question.rights() ? Optional.of(rights.apply(question.name())) : Optional.empty());
    }

    private Optional<Instant> role(String name) {
        Role role = iam.ask(IamCall.GET_ROLE, client -> client.getRole(it -> it.roleName(name)))
                .role();
        return Optional.ofNullable(role.createDate());
    }

    private Optional<Instant> user(String name) {
        User user = iam.ask(IamCall.GET_USER, client -> client.getUser(it -> it.userName(name)))
                .user();
        return Optional.ofNullable(user.createDate());
    }
}
