import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Inflater;

/** Files read and inflated with their sums, and nothing else: the bound that the JDK's inflater sets to replay. */
public final class InflateAlone {

    private static final int HEADER = 10;
    private static final int TRAILER = 8;

    private InflateAlone() {}

    public static void main(String[] arguments) throws Exception {
        Inflater inflater = new Inflater(true);
        CRC32 sum = new CRC32();
        byte[] plain = new byte[1 << 22];
        long all = 0;
        List<Path> files;
        try (var below = Files.walk(Path.of(arguments[0]))) {
            files = below.filter(file -> file.toString().endsWith(".json.gz")).toList();
        }
        for (Path file : files) {
            byte[] packed = Files.readAllBytes(file);
            inflater.reset();
            inflater.setInput(packed, HEADER, packed.length - HEADER - TRAILER);
            sum.reset();
            while (!inflater.finished()) {
                int length = inflater.inflate(plain);
                sum.update(plain, 0, length);
                all += length;
            }
        }
        System.out.println(all + " bytes");
    }
}
