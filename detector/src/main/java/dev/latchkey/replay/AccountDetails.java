package dev.latchkey.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.detection.chain.Known;
import dev.latchkey.detection.effective.PolicyVersion;
import dev.latchkey.detection.rights.ManagedPolicy;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.policy.PolicyJson;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One page of the details: policies first, for users, groups and roles refer to them. */
record AccountDetails(JsonNode page, Consumer<String> problems) {

    private static final List<String> LISTS =
            List.of("UserDetailList", "GroupDetailList", "RoleDetailList", "Policies");

    private static final Privilege NOT_KNOWN = Privilege.of(Level.UNKNOWN, "the document could not be read");

    boolean areThere() {
        return LISTS.stream().anyMatch(list -> page.path(list).isArray());
    }

    /** IAM says so by {@code IsTruncated}, {@code aws --max-items} by {@code NextToken} in its place. */
    boolean goOn() {
        return page.path("IsTruncated").asBoolean() || page.path("NextToken").isTextual();
    }

    void read(Map<Subject, Known> known) {
        Map<String, Privilege> policies = new HashMap<>();
        each("Policies").forEach(policy -> {
            Privilege privilege = versions(policy);
            String arn = policy.path("Arn").asText();
            policies.put(arn, privilege);
            Optional<Subject> subject = Subject.ofArn(arn);
            put(known, subject, new Known(since(policy), Optional.of(privilege)));
            subject.ifPresent(it -> known.putAll(eachVersion(it, policy)));
        });
        each("GroupDetailList")
                .forEach(group -> put(
                        known, Subject.ofArn(group.path("Arn").asText()), held(group, "GroupPolicyList", policies)));
        each("UserDetailList").forEach(user -> {
            Optional<Subject> subject = Subject.ofArn(user.path("Arn").asText());
            Known own = held(user, "UserPolicyList", policies);
            put(
                    known,
                    subject,
                    subject.map(it -> withGroups(own, user, it, known)).orElse(own));
        });
        each("RoleDetailList")
                .forEach(role ->
                        put(known, Subject.ofArn(role.path("Arn").asText()), held(role, "RolePolicyList", policies)));
    }

    private void put(Map<Subject, Known> known, Optional<Subject> subject, Known it) {
        subject.ifPresentOrElse(
                there -> known.put(there, it), () -> problems.accept("an entry whose Arn is none: passed over"));
    }

    private Known held(JsonNode holder, String inline, Map<String, Privilege> policies) {
        List<Privilege> held = new ArrayList<>();
        each(holder, inline).forEach(policy -> held.add(document(holder, policy.path("PolicyDocument"))));
        each(holder, "AttachedManagedPolicies")
                .map(policy -> policy.path("PolicyArn").asText())
                .map(arn -> policies.getOrDefault(arn, ManagedPolicy.privilegeOf(arn)))
                .forEach(held::add);
        return new Known(since(holder), Optional.of(Privilege.union(held)));
    }

    /** A group that the answer lacks may hold anything. */
    private static Known withGroups(Known own, JsonNode user, Subject subject, Map<Subject, Known> known) {
        Stream<Privilege> groups = each(user, "GroupList")
                .map(name ->
                        new Subject.Thing(Subject.Kind.GROUP, subject.partition(), subject.account(), name.asText()))
                .map(group ->
                        known.getOrDefault(group, Known.NOTHING).privilege().orElse(NOT_KNOWN));
        Stream<Privilege> all = Stream.concat(own.privilege().stream(), groups);
        return new Known(own.since(), Optional.of(Privilege.union(all.toList())));
    }

    /** A version may be made the default again whose making no record shows. */
    private Map<Subject, Known> eachVersion(Subject subject, JsonNode policy) {
        Map<Subject, Known> versions = new HashMap<>();
        each(policy, "PolicyVersionList")
                .forEach(version -> versions.put(
                        new PolicyVersion(subject, version.path("VersionId").asText()).subject(),
                        new Known(Optional.empty(), Optional.of(document(policy, version.path("Document"))))));
        return versions;
    }

    private Privilege versions(JsonNode policy) {
        return each(policy, "PolicyVersionList")
                .filter(version -> version.path("IsDefaultVersion").asBoolean())
                .findFirst()
                .map(version -> document(policy, version.path("Document")))
                .orElse(NOT_KNOWN);
    }

    /** The command line shows documents as objects, the API as URL-encoded texts. */
    private Privilege document(JsonNode owner, JsonNode document) {
        String text = document.isTextual() ? document.asText() : document.toString();
        return PolicyJson.permissions(text)
                .map(read -> Privilege.ofDocument(read, owner.path("Arn").asText()))
                .orElse(NOT_KNOWN);
    }

    private Optional<Instant> since(JsonNode it) {
        String text = it.path("CreateDate").asText();
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException e) {
            problems.accept("CreateDate of " + it.path("Arn").asText() + " is not a time: " + text);
            return Optional.empty();
        }
    }

    private Stream<JsonNode> each(String list) {
        return each(page, list);
    }

    private static Stream<JsonNode> each(JsonNode node, String list) {
        return node.path(list).valueStream();
    }
}
