package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Executes the map of the README. */
class ArchitectureTest {

    private static final String ROOT = "dev.latchkey.";
    private static final Set<String> REDRIVE_ADAPTERS = Set.of(
            ROOT + "redrive.LambdaAlias",
            ROOT + "redrive.RedriveCommand",
            ROOT + "redrive.SqsSetAside",
            ROOT + "redrive.Trouble");
    private static final Pattern ROW = Pattern.compile("\\| `([a-z.]+)` \\| [^|]+ \\|([^|]*)\\|");
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.latchkey");

    @Test
    void the_map_shows_every_package_and_no_other() throws IOException {
        Set<String> packages = CLASSES.stream()
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .map(JavaClass::getPackageName)
                .map(ArchitectureTest::relative)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(map().keySet()).as("packages in the README's map").isEqualTo(packages);
    }

    @Test
    void no_package_uses_one_that_the_map_does_not_show() throws IOException {
        Map<String, Set<String>> map = map();
        Set<String> notDrawn = dependencies()
                .filter(it -> it.getTargetClass().getPackageName().startsWith(ROOT))
                .filter(it -> !target(it).equals(origin(it)))
                .filter(it -> !map.getOrDefault(origin(it), Set.of()).contains(target(it)))
                .map(it -> origin(it) + " -> " + target(it) + ": " + it.getDescription())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(notDrawn).as("arrows that the README's map does not show").isEmpty();
    }

    @Test
    void the_map_shows_no_arrow_that_nobody_walks() throws IOException {
        Set<String> walked =
                dependencies().map(it -> origin(it) + " -> " + target(it)).collect(Collectors.toSet());
        Set<String> drawn = map().entrySet().stream()
                .flatMap(row -> row.getValue().stream().map(used -> row.getKey() + " -> " + used))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(walked).as("arrows of the README's map").containsAll(drawn);
    }

    @Test
    void the_map_has_no_cycle() throws IOException {
        Map<String, Set<String>> left = new TreeMap<>(map());
        while (left.entrySet().removeIf(row -> row.getValue().stream().noneMatch(used -> left.containsKey(used)))) {
            // Each round takes away what uses nothing that is left.
        }
        assertThat(left).as("packages in a cycle").isEmpty();
    }

    @Test
    void the_core_imports_nothing_but_java_and_jspecify() {
        Set<String> foreign = dependencies()
                .filter(it -> origin(it).startsWith("detection"))
                .map(it -> it.getTargetClass().getBaseComponentType())
                .filter(type -> !type.isPrimitive())
                .map(JavaClass::getPackageName)
                .filter(name -> !name.startsWith("java.") && !name.startsWith(ROOT + "detection"))
                .filter(name -> !name.startsWith("org.jspecify."))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(foreign).isEmpty();
    }

    @Test
    void types_of_the_sdk_stop_at_the_adapters_and_where_clients_are_made() {
        Set<String> beyond = dependencies()
                .filter(it -> it.getTargetClass().getPackageName().startsWith("software.amazon.awssdk"))
                .map(it -> it.getOriginClass().getName())
                .filter(name -> !name.startsWith(ROOT + "aws.") && !name.startsWith(ROOT + "lambda.Clients"))
                .filter(name -> !name.equals(ROOT + "lambda.DetectorHandler"))
                .filter(name -> !name.equals(ROOT + "lambda.AllowlistWatchHandler"))
                .filter(name -> !name.startsWith(ROOT + "lambda.LocalAnswers"))
                .filter(name -> !REDRIVE_ADAPTERS.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(beyond).isEmpty();
    }

    private static Stream<Dependency> dependencies() {
        return CLASSES.stream().flatMap(type -> type.getDirectDependenciesFromSelf().stream());
    }

    private static String origin(Dependency dependency) {
        return relative(dependency.getOriginClass().getPackageName());
    }

    private static String target(Dependency dependency) {
        return relative(dependency.getTargetClass().getBaseComponentType().getPackageName());
    }

    private static String relative(String packageName) {
        return packageName.startsWith(ROOT) ? packageName.substring(ROOT.length()) : packageName;
    }

    private static Map<String, Set<String>> map() throws IOException {
        Map<String, Set<String>> map = new TreeMap<>();
        String readme = Files.readString(Path.of("../README.md"));
        Matcher rows = ROW.matcher(readme.substring(readme.indexOf("## The map")));
        while (rows.find()) {
            Set<String> uses = Arrays.stream(
                            rows.group(2).replace("`", "").strip().split(" ", -1))
                    .filter(name -> !name.isEmpty())
                    .collect(Collectors.toCollection(TreeSet::new));
            map.put(rows.group(1), uses);
        }
        return map;
    }
}
