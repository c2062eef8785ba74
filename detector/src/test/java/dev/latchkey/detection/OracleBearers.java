package dev.latchkey.detection;

import dev.latchkey.detection.chain.Fact;
import dev.latchkey.detection.chain.Note;
import dev.latchkey.detection.chain.Stage;
import dev.latchkey.detection.chain.Step;
import dev.latchkey.detection.chain.Subject;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who bore which name at what time, by walking through the whole history second by second: "a step belongs to the latest
 * creation of that name not after it"; "a rename touches two names".
 */
final class OracleBearers {

    /** One life, whatever its names; two that began before the records are told apart by nothing but their last name. */
    static final class Bearer {

        private final Optional<Step> creation;
        private final NavigableMap<Instant, Subject> renamed = new TreeMap<>();
        private Subject nameNow;
        private Instant end = Instant.MAX;

        Bearer(Optional<Step> creation, Subject name) {
            this.creation = creation;
            this.nameNow = name;
        }

        Optional<Step> creation() {
            return creation;
        }

        Subject nameNow() {
            return nameNow;
        }

        /** The last name that it was given before that time; empty if it was given none. */
        Optional<Subject> givenBefore(Instant time) {
            return Optional.ofNullable(renamed.lowerEntry(time)).map(Map.Entry::getValue);
        }

        /** When another began under its name. */
        Instant end() {
            return end;
        }

        boolean isSame(Bearer other) {
            return nameNow.equals(other.nameNow) && creation.equals(other.creation);
        }
    }

    private final Map<Subject, NavigableMap<Instant, Bearer>> bearers = new HashMap<>();
    private final Map<String, Bearer> ofCreation = new HashMap<>();

    OracleBearers(List<Step> all) {
        for (Instant second : new TreeSet<>(all.stream().map(Step::time).toList())) {
            List<Step> inSecond = all.stream()
                    .filter(step -> step.time().equals(second))
                    .sorted(Comparator.comparing(Step::eventId))
                    .toList();
            // "Same second: creation before all others."
            inSecond.stream().filter(step -> step.stage() == Stage.CREATION).forEach(this::create);
            inSecond.stream().filter(step -> step.isNote(Note.RENAMED_TO)).forEach(this::rename);
        }
    }

    Bearer at(Subject name, Instant time) {
        return bearersOf(name).floorEntry(time).getValue();
    }

    private NavigableMap<Instant, Bearer> bearersOf(Subject name) {
        return bearers.computeIfAbsent(name, it -> {
            NavigableMap<Instant, Bearer> fromTheBeginning = new TreeMap<>();
            fromTheBeginning.put(Instant.MIN, new Bearer(Optional.empty(), it));
            return fromTheBeginning;
        });
    }

    Bearer of(Step step) {
        Bearer bornByTheSameCall = ofCreation.get(step.subject().key() + step.eventId());
        return bornByTheSameCall == null ? at(step.subject(), step.time()) : bornByTheSameCall;
    }

    private void create(Step creation) {
        Bearer born = new Bearer(Optional.of(creation), creation.subject());
        at(creation.subject(), creation.time()).end = creation.time();
        bearersOf(creation.subject()).put(creation.time(), born);
        ofCreation.put(creation.subject().key() + creation.eventId(), born);
    }

    /** The one who gives a name up bears it until the end of that second, and the other from its beginning. */
    private void rename(Step rename) {
        Subject from = rename.subject();
        Subject to = new Subject.User("aws", from.account(), ((Fact.Noted) rename.fact()).text());
        if (from instanceof Subject.Thing thing) {
            to = new Subject.Thing(thing.kind(), "aws", from.account(), ((Fact.Noted) rename.fact()).text());
        }
        Bearer bearer = at(from, rename.time());
        at(to, rename.time()).end = rename.time();
        bearer.nameNow = to;
        bearer.renamed.put(rename.time(), to);
        bearersOf(to).put(rename.time(), bearer);
        bearersOf(from).put(rename.time().plusNanos(1), new Bearer(Optional.empty(), from));
    }
}
