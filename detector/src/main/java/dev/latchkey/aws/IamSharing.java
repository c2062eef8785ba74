package dev.latchkey.aws;

import dev.latchkey.detection.chain.Holder;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.subject.Subject.Kind;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.model.ListEntitiesForPolicyResponse;
import software.amazon.awssdk.services.iam.model.PolicyUsageType;

/** Who holds a policy as a grant, or sits in a group, as IAM shows it now: the first page of 100. */
record IamSharing(BoundedIam iam) {

    List<Holder> of(Subject policy, String arn) {
        ListEntitiesForPolicyResponse page = iam.ask(
                IamCall.LIST_ENTITIES_FOR_POLICY,
                client -> client.listEntitiesForPolicy(
                        it -> it.policyArn(arn).policyUsageFilter(PolicyUsageType.PERMISSIONS_POLICY)));
        Stream<Holder> users = page.policyUsers().stream().map(user -> user(policy, user.userName()));
        Stream<Holder> groups = page.policyGroups().stream().map(group -> group(policy, group.groupName()));
        Stream<Holder> roles = page.policyRoles().stream().map(role -> role(policy, role.roleName()));
        return Stream.of(users, groups, roles).flatMap(it -> it).toList();
    }

    List<Holder> in(Subject group, String name) {
        return iam.ask(IamCall.GET_GROUP, client -> client.getGroup(it -> it.groupName(name))).users().stream()
                .map(user -> user(group, user.userName()))
                .toList();
    }

    private static Holder user(Subject of, String name) {
        return new Holder(new Subject.User(of.partition(), of.account(), name), name);
    }

    private static Holder role(Subject of, String name) {
        return new Holder(new Subject.Role(of.partition(), of.account(), name), name);
    }

    private static Holder group(Subject of, String name) {
        return new Holder(new Subject.Thing(Kind.GROUP, of.partition(), of.account(), name), name);
    }
}
