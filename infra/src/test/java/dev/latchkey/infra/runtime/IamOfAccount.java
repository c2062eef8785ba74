package dev.latchkey.infra.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** IAM's query protocol: who holds a policy and who sits in a group, as a snapshot has it; refuses all else. */
final class IamOfAccount implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final LoopbackServer server = new LoopbackServer();
    private final Set<String> asked = new ConcurrentSkipListSet<>();
    private volatile JsonNode account = MissingNode.getInstance();

    IamOfAccount() {
        server.on("/", this::take);
    }

    URI uri() {
        return server.uri();
    }

    /** @param details the answer of {@code aws iam get-account-authorization-details} */
    void shows(Path details) throws IOException {
        account = JSON.readTree(details.toFile());
    }

    /** The actions that its caller must have the right to. */
    Set<String> asked() {
        return Set.copyOf(asked);
    }

    private void take(HttpExchange exchange) throws IOException {
        Map<String, String> form =
                RecordedSns.form(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        String action = form.getOrDefault("Action", "");
        asked.add("iam:" + action);
        String answer = answer(action, form);
        exchange.getResponseHeaders().set("Content-Type", "text/xml");
        String refused = "<ErrorResponse><Error><Code>AccessDenied</Code></Error></ErrorResponse>";
        LoopbackServer.reply(
                exchange, answer.isEmpty() ? 403 : 200, (answer.isEmpty() ? refused : answer).getBytes(UTF_8));
    }

    private String answer(String action, Map<String, String> form) {
        String result = switch (action) {
            case "ListEntitiesForPolicy" -> holders(form.getOrDefault("PolicyArn", ""));
            case "GetGroup" -> members("Users", "User", isIn(form.getOrDefault("GroupName", "")));
            default -> "";
        };
        return result.isEmpty()
                ? ""
                : "<%1$sResponse><%1$sResult>%2$s<IsTruncated>false</IsTruncated></%1$sResult></%1$sResponse>"
                        .formatted(action, result);
    }

    private String holders(String arn) {
        Predicate<JsonNode> holds = holder -> holder.path("AttachedManagedPolicies")
                .valueStream()
                .anyMatch(policy -> policy.path("PolicyArn").asText().equals(arn));
        return members("PolicyUsers", "User", holds)
                + members("PolicyGroups", "Group", holds)
                + members("PolicyRoles", "Role", holds);
    }

    private static Predicate<JsonNode> isIn(String group) {
        return user ->
                user.path("GroupList").valueStream().anyMatch(it -> it.asText().equals(group));
    }

    private String members(String list, String kind, Predicate<JsonNode> which) {
        return account.path(kind + "DetailList")
                .valueStream()
                .filter(which)
                .map(it -> "<member><%1$sName>%2$s</%1$sName></member>"
                        .formatted(kind, it.path(kind + "Name").asText()))
                .collect(Collectors.joining("", "<" + list + ">", "</" + list + ">"));
    }

    @Override
    public void close() {
        server.close();
    }
}
