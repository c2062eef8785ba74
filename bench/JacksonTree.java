import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** What one would write in an afternoon: every file as a tree, one after another. The peer to which replay is held. */
public final class JacksonTree {

    private JacksonTree() {}

    public static void main(String[] arguments) throws Exception {
        JsonMapper json = new JsonMapper();
        long records = 0;
        long ours = 0;
        List<Path> files;
        try (var below = Files.walk(Path.of(arguments[0]))) {
            files = below.filter(file -> file.toString().endsWith(".json.gz")).toList();
        }
        for (Path file : files) {
            try (InputStream plain = new GZIPInputStream(Files.newInputStream(file), 1 << 16)) {
                for (JsonNode event : json.readTree(plain).path("Records")) {
                    records++;
                    ours += event.path("eventSource").asText().equals("iam.amazonaws.com") ? 1 : 0;
                }
            }
        }
        System.out.println(records + " records, " + ours + " of IAM");
    }
}
