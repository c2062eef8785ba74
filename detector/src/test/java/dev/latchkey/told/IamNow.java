package dev.latchkey.told;

import dev.latchkey.aws.BoundedIam;
import dev.latchkey.aws.IamIdentityContext;
import dev.latchkey.aws.OwnAccount;
import dev.latchkey.detection.Cast;
import dev.latchkey.detection.Hands;
import dev.latchkey.detection.alert.IdentityContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.GetAccessKeyLastUsedRequest;
import software.amazon.awssdk.services.iam.model.GetAccessKeyLastUsedResponse;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;
import software.amazon.awssdk.services.iam.model.GetUserRequest;
import software.amazon.awssdk.services.iam.model.GetUserResponse;
import software.amazon.awssdk.services.iam.model.Group;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.ListAccessKeysRequest;
import software.amazon.awssdk.services.iam.model.ListAccessKeysResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedUserPoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedUserPoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListGroupsForUserRequest;
import software.amazon.awssdk.services.iam.model.ListGroupsForUserResponse;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Tag;

/**
 * IAM as a history leaves it, for whoever asks it as an alert goes out.
 *
 * @param refused the calls to which it answers AccessDenied
 */
record IamNow(List<Holder> holders, Set<String> refused, Decor decor) implements IamClient {

    private static final List<String> CALLS = List.of(
            "GetUser",
            "GetRole",
            "ListAccessKeys",
            "GetAccessKeyLastUsed",
            "ListGroupsForUser",
            "ListAttachedUserPolicies",
            "ListAttachedRolePolicies");

    /** What no history of ours gives, and IAM may show. */
    record Decor(List<String> groups, List<String> tags, boolean used) {}

    static IamNow of(List<Holder> holders, Random random) {
        Set<String> refused = random.nextInt(3) == 0 ? Set.of(CALLS.get(random.nextInt(CALLS.size()))) : Set.of();
        List<String> groups = random.nextBoolean() ? List.of("Ops", "Admins") : List.of();
        List<String> tags = random.nextBoolean() ? List.of("team") : List.of();
        return new IamNow(holders, refused, new Decor(groups, tags, random.nextBoolean()));
    }

    IdentityContext asked(String partition, String account) {
        return new IamIdentityContext(new BoundedIam(() -> this, new Hands()), new OwnAccount(partition, account));
    }

    Optional<Holder> bearer(String name, boolean role) {
        return holders.stream().filter(it -> !it.isGone() && it.is(name, role)).findFirst();
    }

    private <T> T answer(String call, String name, boolean role, Function<Holder, T> answer) {
        if (refused.contains(call)) {
            throw refusal();
        }
        return bearer(name, role)
                .map(answer)
                .orElseThrow(() -> NoSuchEntityException.builder().build());
    }

    private static RuntimeException refusal() {
        return IamException.builder()
                .statusCode(403)
                .awsErrorDetails(
                        AwsErrorDetails.builder().errorCode("AccessDenied").build())
                .build();
    }

    @Override
    public GetUserResponse getUser(GetUserRequest asked) {
        return answer(
                "GetUser",
                asked.userName(),
                false,
                it -> GetUserResponse.builder()
                        .user(user -> user.createDate(it.created).tags(tags()))
                        .build());
    }

    @Override
    public GetRoleResponse getRole(GetRoleRequest asked) {
        return answer(
                "GetRole",
                asked.roleName(),
                true,
                it -> GetRoleResponse.builder()
                        .role(role -> role.createDate(it.created).tags(tags()))
                        .build());
    }

    private List<Tag> tags() {
        return decor.tags.stream()
                .map(it -> Tag.builder().key(it).value("value of " + it).build())
                .toList();
    }

    @Override
    public ListAccessKeysResponse listAccessKeys(ListAccessKeysRequest asked) {
        return answer(
                "ListAccessKeys",
                asked.userName(),
                false,
                it -> ListAccessKeysResponse.builder()
                        .accessKeyMetadata(it.keys.stream()
                                .map(key -> AccessKeyMetadata.builder()
                                        .accessKeyId(key)
                                        .status(it.status(key))
                                        .build())
                                .toList())
                        .build());
    }

    @Override
    public GetAccessKeyLastUsedResponse getAccessKeyLastUsed(GetAccessKeyLastUsedRequest asked) {
        if (refused.contains("GetAccessKeyLastUsed")) {
            throw refusal();
        }
        Instant time = Cast.NOON.plusSeconds(7_200);
        // IAM's own words for a key that was never used.
        return GetAccessKeyLastUsedResponse.builder()
                .accessKeyLastUsed(it -> it.lastUsedDate(decor.used ? time : null)
                        .serviceName(decor.used ? "s3" : "N/A")
                        .region(decor.used ? "eu-west-1" : "N/A"))
                .build();
    }

    @Override
    public ListGroupsForUserResponse listGroupsForUser(ListGroupsForUserRequest asked) {
        return answer(
                "ListGroupsForUser",
                asked.userName(),
                false,
                it -> ListGroupsForUserResponse.builder()
                        .groups(decor.groups.stream()
                                .map(name -> Group.builder().groupName(name).build())
                                .toList())
                        .build());
    }

    @Override
    public ListAttachedUserPoliciesResponse listAttachedUserPolicies(ListAttachedUserPoliciesRequest asked) {
        return answer(
                "ListAttachedUserPolicies",
                asked.userName(),
                false,
                it -> ListAttachedUserPoliciesResponse.builder()
                        .attachedPolicies(policies(it))
                        .build());
    }

    @Override
    public ListAttachedRolePoliciesResponse listAttachedRolePolicies(ListAttachedRolePoliciesRequest asked) {
        return answer(
                "ListAttachedRolePolicies",
                asked.roleName(),
                true,
                it -> ListAttachedRolePoliciesResponse.builder()
                        .attachedPolicies(policies(it))
                        .build());
    }

    private static List<AttachedPolicy> policies(Holder holder) {
        return holder.policies.stream()
                .map(arn -> AttachedPolicy.builder().policyArn(arn).build())
                .toList();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
