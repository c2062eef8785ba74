package dev.latchkey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Tuning;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A publicly known attack as a scenario has it: what is said of it, by its golden findings and by what replay lists. */
record KnownAttack(Scenario scenario) {

    private static final ObjectMapper JSON = new ObjectMapper();

    enum Outcome {
        ALERTED("somebody is alerted by default"),
        NOT_SENT("there is a finding, below what is sent by default"),
        LISTED("there is no finding; it is listed"),
        NOT_SEEN("nothing is seen");

        private final String shown;

        Outcome(String shown) {
            this.shown = shown;
        }

        String shown() {
            return shown;
        }
    }

    private record Said(Severity severity, String sentence) {

        boolean isSent() {
            return severity.isAtLeast(Tuning.DEFAULT.tellFrom());
        }

        String shown() {
            return isSent()
                    ? "**" + severity.shown() + "**: " + sentence
                    : severity.shown() + ", not sent: " + sentence;
        }
    }

    Outcome outcome() {
        List<Said> said = said();
        if (said.isEmpty()) {
            return scenario.lists() ? Outcome.LISTED : Outcome.NOT_SEEN;
        }
        return said.get(0).isSent() ? Outcome.ALERTED : Outcome.NOT_SENT;
    }

    String shown() {
        List<Said> said = said();
        if (said.isEmpty()) {
            return outcome() == Outcome.LISTED ? "nothing; listed" : "nothing";
        }
        return said.stream().map(Said::shown).collect(Collectors.joining("<br>"));
    }

    /** The worst first. */
    private List<Said> said() {
        return findings()
                .map(finding -> new Said(
                        Severity.valueOf(finding.path("severity").asText().toUpperCase(Locale.ROOT)),
                        finding.path("unmapped").path("case").asText()))
                .distinct()
                .sorted(Comparator.comparing(Said::severity).reversed().thenComparing(Said::sentence))
                .toList();
    }

    private Stream<JsonNode> findings() {
        try {
            return StreamSupport.stream(
                    JSON.readTree(scenario.golden().toFile()).spliterator(), false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
