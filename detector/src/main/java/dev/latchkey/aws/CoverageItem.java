package dev.latchkey.aws;

import dev.latchkey.detection.digest.Coverage;
import dev.latchkey.detection.digest.Coverage.Pass;
import dev.latchkey.detection.subject.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How far evidence reaches, as an item of its table. */
final class CoverageItem {

    private static final String COVERAGE = "COVERAGE";
    private static final String LIFE = "life";

    private CoverageItem() {}

    static Map<String, AttributeValue> key() {
        return Map.of(StepItem.PK, Attributes.ofText(COVERAGE), StepItem.SK, Attributes.ofText(COVERAGE));
    }

    /** Once there is a gap, there is always one. */
    static String update(Coverage coverage) {
        return "SET coveredFrom = :from, coveredTo = :to, life = :life, unkept = :unkept, moreUnkept = :more"
                + (coverage.gapFrom().isPresent() ? ", gapFrom = :gap" : "")
                + (coverage.pass().isPresent()
                        ? ", passBegan = :began, passAfter = :after"
                        : " REMOVE passBegan, passAfter");
    }

    static Map<String, AttributeValue> values(Coverage coverage) {
        List<AttributeValue> unkept = coverage.unkept().stream()
                .map(subject -> Attributes.ofText(subject.key()))
                .toList();
        Map<String, AttributeValue> values = new HashMap<>(Map.of(
                ":from", Attributes.ofText(coverage.from().toString()),
                ":to", Attributes.ofText(coverage.to().toString()),
                ":life", Attributes.ofNumber(coverage.life().toSeconds()),
                ":unkept", AttributeValue.fromL(unkept),
                ":more", Attributes.ofNumber(coverage.more())));
        coverage.gapFrom().ifPresent(gap -> values.put(":gap", Attributes.ofText(gap.toString())));
        coverage.pass().ifPresent(pass -> {
            values.put(":began", Attributes.ofText(pass.began().toString()));
            values.put(":after", Attributes.ofText(pass.after().key()));
        });
        return values;
    }

    /** Empty also if a version wrote it that did not say how long chains lived: what has expired since is not known. */
    static Optional<Coverage> coverage(Map<String, AttributeValue> item) {
        Attributes read = new Attributes(item);
        List<String> names = read.textsIfAny("unkept");
        List<Subject> unkept = names.stream().flatMap(CoverageItem::subject).toList();
        return read.numberIfThere(LIFE).map(life -> {
            Instant to = Instant.parse(read.text("coveredTo"));
            return new Coverage(
                    Instant.parse(read.text("coveredFrom")),
                    to,
                    Duration.ofSeconds(life),
                    read.textIfThere("gapFrom").map(Instant::parse),
                    unkept,
                    Math.toIntExact(read.number("moreUnkept")) + names.size() - unkept.size(),
                    pass(read, to));
        });
    }

    /**
     * Whoever it does not know, it cannot go on behind: then it begins anew. So it does if a version that knows of no
     * pass has come to its end since, and left these as they were.
     */
    private static Optional<Pass> pass(Attributes read, Instant coveredTo) {
        return read.textIfThere("passAfter").stream()
                .flatMap(CoverageItem::subject)
                .map(after -> new Pass(Instant.parse(read.text("passBegan")), after))
                .filter(pass -> !pass.began().isBefore(coveredTo))
                .findFirst();
    }

    /** Whoever a later version named in its own way is one more, without a name. */
    private static Stream<Subject> subject(String key) {
        try {
            return Stream.of(Subject.ofKey(key));
        } catch (IllegalArgumentException foreign) {
            return Stream.empty();
        }
    }
}
