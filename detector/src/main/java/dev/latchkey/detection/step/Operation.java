package dev.latchkey.detection.step;

import static dev.latchkey.detection.step.EventSource.IAM;
import static dev.latchkey.detection.step.EventSource.ROLES_ANYWHERE;
import static dev.latchkey.detection.step.EventSource.STS;
import static dev.latchkey.detection.step.Stage.CREATION;
import static dev.latchkey.detection.step.Stage.CREDENTIAL;
import static dev.latchkey.detection.step.Stage.EVIDENCE;
import static dev.latchkey.detection.step.Stage.GRANT;

import dev.latchkey.detection.call.ApiCall;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The table: which operation means what. The EventBridge pattern, the README's table and every verdict derive from it.
 *
 * <p>One entry a line: event source, event name, the stage that a call has at most, what it means for whom.
 */
public enum Operation {
    CREATE_USER(IAM, "CreateUser", CREATION, Lives::user),
    CREATE_ROLE(IAM, "CreateRole", CREATION, Doors::roleCreated),
    ACQUIRE_ROLE(IAM, "AcquireRole", CREATION, Doors::roleAcquired),
    CREATE_SERVICE_LINKED_ROLE(IAM, "CreateServiceLinkedRole", CREATION, Lives::serviceLinkedRole),
    ATTACH_USER_POLICY(IAM, "AttachUserPolicy", GRANT, Grants.attached(Target::user)),
    ATTACH_ROLE_POLICY(IAM, "AttachRolePolicy", GRANT, Grants.attached(Target::role)),
    ATTACH_GROUP_POLICY(IAM, "AttachGroupPolicy", GRANT, Grants.attached(Target::group)),
    PUT_USER_POLICY(IAM, "PutUserPolicy", GRANT, Grants.inlined(Target::user)),
    PUT_ROLE_POLICY(IAM, "PutRolePolicy", GRANT, Grants.inlined(Target::role)),
    PUT_GROUP_POLICY(IAM, "PutGroupPolicy", GRANT, Grants.inlined(Target::group)),
    ADD_USER_TO_GROUP(IAM, "AddUserToGroup", GRANT, Grants::joined),
    CREATE_POLICY_VERSION(IAM, "CreatePolicyVersion", GRANT, Grants::policyVersion),
    SET_DEFAULT_POLICY_VERSION(IAM, "SetDefaultPolicyVersion", GRANT, Grants::versionMadeDefault),
    PUT_USER_PERMISSIONS_BOUNDARY(IAM, "PutUserPermissionsBoundary", GRANT, Grants.bounded(Target::user)),
    DELETE_USER_PERMISSIONS_BOUNDARY(IAM, "DeleteUserPermissionsBoundary", GRANT, Grants.unbounded(Target::user)),
    TAG_USER(IAM, "TagUser", GRANT, Tags.given(Target::user)),
    UNTAG_USER(IAM, "UntagUser", GRANT, Tags.taken(Target::user)),
    PUT_ROLE_PERMISSIONS_BOUNDARY(IAM, "PutRolePermissionsBoundary", GRANT, Grants.bounded(Target::role)),
    DELETE_ROLE_PERMISSIONS_BOUNDARY(IAM, "DeleteRolePermissionsBoundary", GRANT, Grants.unbounded(Target::role)),
    TAG_ROLE(IAM, "TagRole", GRANT, Tags.given(Target::role)),
    UNTAG_ROLE(IAM, "UntagRole", GRANT, Tags.taken(Target::role)),
    DETACH_USER_POLICY(IAM, "DetachUserPolicy", GRANT, Grants.detached(Target::user)),
    DETACH_ROLE_POLICY(IAM, "DetachRolePolicy", GRANT, Grants.detached(Target::role)),
    DETACH_GROUP_POLICY(IAM, "DetachGroupPolicy", GRANT, Grants.detached(Target::group)),
    DELETE_USER_POLICY(IAM, "DeleteUserPolicy", GRANT, Grants.inlineDeleted(Target::user)),
    DELETE_ROLE_POLICY(IAM, "DeleteRolePolicy", GRANT, Grants.inlineDeleted(Target::role)),
    DELETE_GROUP_POLICY(IAM, "DeleteGroupPolicy", GRANT, Grants.inlineDeleted(Target::group)),
    REMOVE_USER_FROM_GROUP(IAM, "RemoveUserFromGroup", GRANT, Grants::left),
    CREATE_ACCESS_KEY(IAM, "CreateAccessKey", CREDENTIAL, Credentials.made("access key", "accessKey.accessKeyId")),
    UPDATE_ACCESS_KEY(IAM, "UpdateAccessKey", CREDENTIAL, Credentials.switched("access key", "accessKeyId")),
    CREATE_LOGIN_PROFILE(IAM, "CreateLoginProfile", CREDENTIAL, Credentials::passwordMade),
    UPDATE_LOGIN_PROFILE(IAM, "UpdateLoginProfile", CREDENTIAL, Credentials::passwordUpdated),
    CREATE_SERVICE_SPECIFIC_CREDENTIAL(IAM, "CreateServiceSpecificCredential", CREDENTIAL, Credentials::madeForService),
    RESET_SERVICE_SPECIFIC_CREDENTIAL(IAM, "ResetServiceSpecificCredential", CREDENTIAL, Credentials::madeForService),
    UPDATE_SERVICE_SPECIFIC_CREDENTIAL(
            IAM,
            "UpdateServiceSpecificCredential",
            CREDENTIAL,
            Credentials.switched(Credentials.OF_SERVICE, "serviceSpecificCredentialId")),
    UPLOAD_SSH_PUBLIC_KEY(
            IAM, "UploadSSHPublicKey", CREDENTIAL, Credentials.made("SSH key", "sSHPublicKey.sSHPublicKeyId")),
    UPDATE_SSH_PUBLIC_KEY(IAM, "UpdateSSHPublicKey", CREDENTIAL, Credentials.switched("SSH key", "sSHPublicKeyId")),
    UPLOAD_SIGNING_CERTIFICATE(
            IAM,
            "UploadSigningCertificate",
            CREDENTIAL,
            Credentials.made("signing certificate", "certificate.certificateId")),
    UPDATE_SIGNING_CERTIFICATE(
            IAM, "UpdateSigningCertificate", CREDENTIAL, Credentials.switched("signing certificate", "certificateId")),
    UPDATE_ASSUME_ROLE_POLICY(IAM, "UpdateAssumeRolePolicy", CREDENTIAL, Doors::trusted),
    ADD_ROLE_TO_INSTANCE_PROFILE(IAM, "AddRoleToInstanceProfile", CREDENTIAL, Doors::putIntoProfile),
    CREATE_PROFILE(ROLES_ANYWHERE, "CreateProfile", CREDENTIAL, Doors::anywhere),
    UPDATE_PROFILE(ROLES_ANYWHERE, "UpdateProfile", CREDENTIAL, Doors::anywhere),
    ENABLE_PROFILE(ROLES_ANYWHERE, "EnableProfile", CREDENTIAL, Doors::anywhereEnabled),
    CREATE_GROUP(IAM, "CreateGroup", EVIDENCE, Lives::group),
    CREATE_POLICY(IAM, "CreatePolicy", EVIDENCE, Grants::policyCreated),
    CREATE_SAML_PROVIDER(IAM, "CreateSAMLProvider", EVIDENCE, Lives::samlProvider),
    UPDATE_SAML_PROVIDER(IAM, "UpdateSAMLProvider", EVIDENCE, Lives::samlProvider),
    DELETE_SAML_PROVIDER(IAM, "DeleteSAMLProvider", EVIDENCE, Lives::byCaller),
    CREATE_OIDC_PROVIDER(IAM, "CreateOpenIDConnectProvider", EVIDENCE, Lives::oidcProvider),
    ADD_CLIENT_ID_TO_OIDC_PROVIDER(IAM, "AddClientIDToOpenIDConnectProvider", EVIDENCE, Lives::oidcProvider),
    UPDATE_OIDC_PROVIDER_THUMBPRINT(IAM, "UpdateOpenIDConnectProviderThumbprint", EVIDENCE, Lives::oidcProvider),
    CREATE_TRUST_ANCHOR(ROLES_ANYWHERE, "CreateTrustAnchor", EVIDENCE, Lives::byCaller),
    UPDATE_TRUST_ANCHOR(ROLES_ANYWHERE, "UpdateTrustAnchor", EVIDENCE, Lives::byCaller),
    ENABLE_TRUST_ANCHOR(ROLES_ANYWHERE, "EnableTrustAnchor", EVIDENCE, Lives::byCaller),
    UPDATE_USER(IAM, "UpdateUser", EVIDENCE, Lives::userRenamed),
    UPDATE_GROUP(IAM, "UpdateGroup", EVIDENCE, Lives::groupRenamed),
    CHANGE_PASSWORD(IAM, "ChangePassword", EVIDENCE, Credentials.noted("own password changed")),
    ENABLE_MFA_DEVICE(IAM, "EnableMFADevice", EVIDENCE, Credentials.noted("second factor enabled")),
    DEACTIVATE_MFA_DEVICE(IAM, "DeactivateMFADevice", EVIDENCE, Credentials.noted("second factor taken away")),
    CREATE_VIRTUAL_MFA_DEVICE(IAM, "CreateVirtualMFADevice", EVIDENCE, Lives::byCaller),
    DELETE_VIRTUAL_MFA_DEVICE(IAM, "DeleteVirtualMFADevice", EVIDENCE, Lives::byCaller),
    CREATE_INSTANCE_PROFILE(IAM, "CreateInstanceProfile", EVIDENCE, Lives::byCaller),
    DELETE_USER(IAM, "DeleteUser", EVIDENCE, Lives::userDeleted),
    DELETE_ROLE(IAM, "DeleteRole", EVIDENCE, Lives::roleDeleted),
    DELETE_ACCESS_KEY(IAM, "DeleteAccessKey", EVIDENCE, Credentials::keyDeleted),
    DELETE_LOGIN_PROFILE(IAM, "DeleteLoginProfile", EVIDENCE, Credentials.noted("password deleted")),
    ASSUME_ROLE(STS, "AssumeRole", EVIDENCE, Doors::assumed);

    private static final Map<String, Operation> BY_NAME = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(o -> o.eventSource() + "/" + o.eventName, Function.identity()));

    private final EventSource source;
    private final String eventName;
    private final Stage stage;
    private final Function<ApiCall, Stream<Meaning>> meaning;

    Operation(EventSource source, String eventName, Stage stage, Function<ApiCall, Stream<Meaning>> meaning) {
        this.source = source;
        this.eventName = eventName;
        this.stage = stage;
        this.meaning = meaning;
    }

    public String eventSource() {
        return source.host();
    }

    /** Whether the bus of the home region carries it; else it is seen in files, and live once it is forwarded. */
    public boolean isSeenLive() {
        return source == EventSource.IAM;
    }

    public String eventName() {
        return eventName;
    }

    /** The stage that a successful call has at most. */
    public Stage stage() {
        return stage;
    }

    static Optional<Operation> of(ApiCall call) {
        return of(call.eventSource(), call.eventName());
    }

    /** By source and name: other services have a CreateUser of their own. */
    public static Optional<Operation> of(String eventSource, String eventName) {
        return Optional.ofNullable(BY_NAME.get(eventSource + "/" + eventName));
    }

    /** Whether one call opens or arms several identities of a kind. */
    public boolean touchesSeveral() {
        return source == EventSource.ROLES_ANYWHERE;
    }

    /** Whether it may let somebody in to a role that is there already. */
    public boolean opensRole() {
        return this == UPDATE_ASSUME_ROLE_POLICY
                || this == ADD_ROLE_TO_INSTANCE_PROFILE
                || (stage == CREDENTIAL && source == ROLES_ANYWHERE);
    }

    /** What a successful call means. */
    Stream<Meaning> meaning(ApiCall call) {
        return meaning.apply(call);
    }
}
