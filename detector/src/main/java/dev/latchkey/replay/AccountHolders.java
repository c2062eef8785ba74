package dev.latchkey.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.detection.chain.Holder;
import dev.latchkey.detection.subject.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Who holds which policy, and who sits in which group, in all pages of the details of an account. */
final class AccountHolders {

    private final Map<Subject, List<Holder>> held = new HashMap<>();

    void read(JsonNode page) {
        Map<String, String> lists =
                Map.of("UserDetailList", "UserName", "GroupDetailList", "GroupName", "RoleDetailList", "RoleName");
        lists.forEach((list, name) -> page.path(list).valueStream().forEach(holder -> read(holder, name)));
    }

    private void read(JsonNode it, String name) {
        Subject.ofArn(it.path("Arn").asText()).ifPresent(subject -> {
            Holder holder = new Holder(subject, it.path(name).asText(subject.name()));
            shared(it, subject)
                    .forEach(shared -> held.computeIfAbsent(shared, none -> new ArrayList<>())
                            .add(holder));
        });
    }

    private static Stream<Subject> shared(JsonNode holder, Subject subject) {
        Stream<Subject> policies = holder.path("AttachedManagedPolicies")
                .valueStream()
                .flatMap(policy -> Subject.ofArn(policy.path("PolicyArn").asText()).stream());
        Stream<Subject> groups = holder.path("GroupList")
                .valueStream()
                .map(group ->
                        new Subject.Thing(Subject.Kind.GROUP, subject.partition(), subject.account(), group.asText()));
        return Stream.concat(policies, groups).distinct();
    }

    List<Holder> of(Subject shared) {
        return held.getOrDefault(shared, List.of());
    }
}
