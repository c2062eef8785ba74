package dev.latchkey.aws;

import dev.latchkey.detection.rights.ManagedPolicy;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.policy.PolicyJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.Group;

/**
 * What policies allow and holders may do as IAM shows it now, in the same way as a replay reads it from a snapshot of
 * the account.
 *
 * @param home the beginning of every ARN of the account: {@code arn:aws:iam::111122223333:}
 */
record IamRights(BoundedIam iam, String home) {

    /** Of one holder and kind, beyond which an honest one has none. */
    private static final int MOST_POLICIES = 20;

    private static final Privilege UNREADABLE = Privilege.of(Level.UNKNOWN, "the document could not be read");
    private static final Privilege MORE = Privilege.of(Level.UNKNOWN, "holds more than is asked for");

    Privilege ofVersion(String arn, String version) {
        return document(
                arn,
                iam.ask(
                        IamCall.GET_POLICY_VERSION,
                        client -> client.getPolicyVersion(
                                        it -> it.policyArn(arn).versionId(version))
                                .policyVersion()
                                .document()));
    }

    Privilege ofGroup(String group) {
        return of(IamHolder.GROUP, group);
    }

    Privilege ofRole(String role) {
        return of(IamHolder.ROLE, role);
    }

    /** With all that he holds through groups. */
    Privilege ofUser(String user) {
        List<Privilege> held = new ArrayList<>(List.of(of(IamHolder.USER, user)));
        IamPage groups = groupsOf(user);
        groups.texts().stream().limit(MOST_POLICIES).map(this::ofGroup).forEach(held::add);
        return Privilege.union(withRest(held, groups));
    }

    IamPage groupsOf(String user) {
        return IamPage.all(from -> iam.ask(IamCall.LIST_GROUPS_FOR_USER, client -> {
            var page = client.listGroupsForUser(it -> it.userName(user).marker(from.orElse(null)));
            List<String> names = page.groups().stream().map(Group::groupName).toList();
            return IamPage.of(names, page.isTruncated(), page.marker());
        }));
    }

    private Privilege of(IamHolder kind, String name) {
        List<Privilege> held = new ArrayList<>();
        IamPage attached = kind.attached(iam, name);
        attached.texts().stream().limit(MOST_POLICIES).map(this::ofPolicy).forEach(held::add);
        IamPage inline = kind.inline(iam, name);
        inline.texts().stream()
                .limit(MOST_POLICIES)
                .map(policy -> document(home, kind.document(iam, name, policy)))
                .forEach(held::add);
        return Privilege.union(withRest(withRest(held, attached), inline));
    }

    private static List<Privilege> withRest(List<Privilege> held, IamPage page) {
        if (page.next().isPresent() || page.texts().size() > MOST_POLICIES) {
            held.add(MORE);
        }
        return held;
    }

    /** What AWS itself manages is in our table; of a customer's policy its default version counts. */
    private Privilege ofPolicy(String arn) {
        boolean ofCustomer = arn.startsWith(home);
        return ofCustomer ? ofVersion(arn, defaultVersion(arn)) : ManagedPolicy.privilegeOf(arn);
    }

    private String defaultVersion(String arn) {
        return iam.ask(
                IamCall.GET_POLICY,
                client -> client.getPolicy(it -> it.policyArn(arn)).policy().defaultVersionId());
    }

    private static Privilege document(String ownerArn, String document) {
        return Optional.ofNullable(document)
                .flatMap(PolicyJson::permissions)
                .map(read -> Privilege.ofDocument(read, ownerArn))
                .orElse(UNREADABLE);
    }
}
