package dev.latchkey.aws;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;

/** A group, a role or a user: IAM has the same calls for what each kind has been given, under names of their own. */
enum IamHolder {
    GROUP(IamCall.LIST_ATTACHED_GROUP_POLICIES, IamCall.LIST_GROUP_POLICIES, IamCall.GET_GROUP_POLICY) {
        @Override
        IamPage attached(IamClient iam, String name, Optional<String> from) {
            var page = iam.listAttachedGroupPolicies(it -> it.groupName(name).marker(from.orElse(null)));
            return IamPage.of(arns(page.attachedPolicies()), page.isTruncated(), page.marker());
        }

        @Override
        IamPage inline(IamClient iam, String name, Optional<String> from) {
            var page = iam.listGroupPolicies(it -> it.groupName(name).marker(from.orElse(null)));
            return IamPage.of(page.policyNames(), page.isTruncated(), page.marker());
        }

        @Override
        String document(IamClient iam, String name, String policy) {
            return iam.getGroupPolicy(it -> it.groupName(name).policyName(policy))
                    .policyDocument();
        }
    },
    ROLE(IamCall.LIST_ATTACHED_ROLE_POLICIES, IamCall.LIST_ROLE_POLICIES, IamCall.GET_ROLE_POLICY) {
        @Override
        IamPage attached(IamClient iam, String name, Optional<String> from) {
            var page = iam.listAttachedRolePolicies(it -> it.roleName(name).marker(from.orElse(null)));
            return IamPage.of(arns(page.attachedPolicies()), page.isTruncated(), page.marker());
        }

        @Override
        IamPage inline(IamClient iam, String name, Optional<String> from) {
            var page = iam.listRolePolicies(it -> it.roleName(name).marker(from.orElse(null)));
            return IamPage.of(page.policyNames(), page.isTruncated(), page.marker());
        }

        @Override
        String document(IamClient iam, String name, String policy) {
            return iam.getRolePolicy(it -> it.roleName(name).policyName(policy)).policyDocument();
        }
    },
    USER(IamCall.LIST_ATTACHED_USER_POLICIES, IamCall.LIST_USER_POLICIES, IamCall.GET_USER_POLICY) {
        @Override
        IamPage attached(IamClient iam, String name, Optional<String> from) {
            var page = iam.listAttachedUserPolicies(it -> it.userName(name).marker(from.orElse(null)));
            return IamPage.of(arns(page.attachedPolicies()), page.isTruncated(), page.marker());
        }

        @Override
        IamPage inline(IamClient iam, String name, Optional<String> from) {
            var page = iam.listUserPolicies(it -> it.userName(name).marker(from.orElse(null)));
            return IamPage.of(page.policyNames(), page.isTruncated(), page.marker());
        }

        @Override
        String document(IamClient iam, String name, String policy) {
            return iam.getUserPolicy(it -> it.userName(name).policyName(policy)).policyDocument();
        }
    };

    private final IamCall listAttached;
    private final IamCall listInline;
    private final IamCall getInline;

    IamHolder(IamCall listAttached, IamCall listInline, IamCall getInline) {
        this.listAttached = listAttached;
        this.listInline = listInline;
        this.getInline = getInline;
    }

    abstract IamPage attached(IamClient iam, String name, Optional<String> from);

    abstract IamPage inline(IamClient iam, String name, Optional<String> from);

    abstract String document(IamClient iam, String name, String policy);

    /** The ARNs of its managed policies. */
    IamPage attached(BoundedIam iam, String name) {
        return IamPage.all(from -> iam.ask(listAttached, client -> attached(client, name, from)));
    }

    /** The names of the policies that are its own. */
    IamPage inline(BoundedIam iam, String name) {
        return IamPage.all(from -> iam.ask(listInline, client -> inline(client, name, from)));
    }

    /** As IAM sends it, which is URL-encoded. */
    String document(BoundedIam iam, String name, String policy) {
        return iam.ask(getInline, client -> document(client, name, policy));
    }

    private static List<String> arns(List<AttachedPolicy> policies) {
        return policies.stream().map(AttachedPolicy::policyArn).toList();
    }
}
