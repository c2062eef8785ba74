import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.latchkey.detection.rights.ManagedPolicy;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.policy.PolicyJson;
import java.nio.file.Files;
import java.nio.file.Path;

/** Of each policy in a file of JSON lines: its name, what its document says, and what Latchkey's table says of its name. */
public final class ManagedPolicies {

    private ManagedPolicies() {}

    public static void main(String[] arguments) throws Exception {
        JsonMapper json = new JsonMapper();
        for (String line : Files.readAllLines(Path.of(arguments[0]))) {
            JsonNode policy = json.readTree(line);
            String arn = "arn:aws:iam::aws:policy" + policy.path("path").asText() + policy.path("name").asText();
            String document = PolicyJson.permissions(policy.path("document").toString())
                    .map(it -> shown(Privilege.ofDocument(it, "arn:aws:iam::111122223333:policy/as-a-customers")))
                    .orElse("unreadable");
            System.out.println(String.join("\t", arn, document, shown(ManagedPolicy.privilegeOf(arn))));
        }
    }

    private static String shown(Privilege privilege) {
        boolean halves = !privilege.level().isPowerful() && !privilege.halves().isEmpty();
        return halves ? privilege.level() + " " + privilege.halves() : privilege.level().toString();
    }
}
