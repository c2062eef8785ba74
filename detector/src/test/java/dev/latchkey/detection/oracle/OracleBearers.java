package dev.latchkey.detection.oracle;

import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
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
        private final Subject firstName;
        private final NavigableMap<Instant, Subject> renamed = new TreeMap<>();
        private Subject nameNow;
        private Instant end = Instant.MAX;

        Bearer(Optional<Step> creation, Subject name) {
            this.creation = creation;
            this.firstName = name;
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

        /** The last name that it was given until then, at that time too. */
        Optional<Subject> givenUntil(Instant time) {
            return Optional.ofNullable(renamed.floorEntry(time)).map(Map.Entry::getValue);
        }

        /** When another began under its name. */
        Instant end() {
            return end;
        }

        /** Of two who began before the records, and under one name, nothing says that they are two. */
        boolean isNoOtherThan(Bearer other) {
            return firstName.equals(other.firstName) && creation.equals(other.creation);
        }

        boolean isSame(Bearer other) {
            return nameNow.equals(other.nameNow) && creation.equals(other.creation);
        }
    }

    private final Map<Subject, NavigableMap<Instant, Bearer>> bearers = new HashMap<>();
    private final Map<String, Bearer> ofCreation = new HashMap<>();
    private final Map<Subject, Boolean> borne = new HashMap<>();
    private final List<Step> all;
    private final List<Step> turns = new ArrayList<>();
    private boolean impossible;

    OracleBearers(List<Step> all) {
        this.all = all;
        for (Instant second : new TreeSet<>(all.stream().map(Step::time).toList())) {
            OracleSecond inSecond = new OracleSecond(
                    all.stream().filter(step -> step.time().equals(second)).toList(), before(second), after(second));
            impossible |= inSecond.isImpossible();
            inSecond.order().stream().filter(turn -> !turn.isNote(Note.DELETED)).forEach(turns::add);
            for (Step turn : inSecond.order()) {
                borne.put(turn.subject(), turn.stage() == Stage.CREATION);
                if (turn.stage() == Stage.CREATION) {
                    create(turn);
                } else if (turn.isNote(Note.RENAMED_TO)) {
                    rename(turn);
                    borne.put(OracleSecond.taken(turn), true);
                }
            }
        }
    }

    /** Whether a name was taken that another bore: IAM refuses it, so no successful record can say so. */
    boolean isImpossible() {
        return impossible;
    }

    /**
     * Which names are known to be borne when the second begins, and which to be free: by the last creation, rename or
     * deletion, if it is one; without any, whoever was given something was there.
     */
    private Map<Subject, Boolean> before(Instant second) {
        Map<Subject, Boolean> known = new HashMap<>();
        List<Step> earlier =
                all.stream().filter(step -> step.time().isBefore(second)).toList();
        earlier.stream()
                .filter(step -> step.stage() == Stage.GRANT || step.stage() == Stage.CREDENTIAL)
                .forEach(step -> known.put(step.subject(), true));
        known.putAll(borne);
        return known;
    }

    /** Which names are known to be borne when the second ends, as the next that is told of them is no beginning. */
    private Map<Subject, Boolean> after(Instant second) {
        Map<Subject, Boolean> known = new HashMap<>();
        Set<Subject> told = new HashSet<>();
        for (Instant next : new TreeSet<>(all.stream().map(Step::time).toList()).tailSet(second, false)) {
            List<Step> then = all.stream()
                    .filter(step -> step.time().equals(next))
                    .filter(step -> step.stage() != Stage.EVIDENCE
                            || List.of(Note.DELETED, Note.RENAMED_TO, Note.RENAMED_FROM).stream()
                                    .anyMatch(step::isNote))
                    .filter(step -> !told.contains(step.subject()))
                    .toList();
            then.forEach(step -> known.put(step.subject(), true));
            then.stream()
                    .filter(step -> step.stage() == Stage.CREATION || step.isNote(Note.RENAMED_FROM))
                    .forEach(step -> known.remove(step.subject()));
            then.forEach(step -> told.add(step.subject()));
        }
        return known;
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
        return bornByTheSameCall == null
                ? at(step.subject(), OracleDeletion.asked(step, all, turns))
                : bornByTheSameCall;
    }

    private void create(Step creation) {
        Bearer born = new Bearer(Optional.of(creation), creation.subject());
        take(creation.subject(), creation.time(), born);
        ofCreation.put(creation.subject().key() + creation.eventId(), born);
    }

    /** The one who gives a name up bears it until the end of that second, and the other from its beginning. */
    private void rename(Step rename) {
        Subject from = rename.subject();
        Subject to = OracleSecond.taken(rename);
        Bearer bearer = bearersOf(from).lastEntry().getValue();
        bearer.nameNow = to;
        bearer.renamed.put(rename.time(), to);
        take(to, rename.time(), bearer);
        bearersOf(from).put(rename.time().plusNanos(1), new Bearer(Optional.empty(), from));
    }

    private void take(Subject name, Instant time, Bearer bearer) {
        bearersOf(name).lastEntry().getValue().end = time;
        bearersOf(name).tailMap(time, false).clear();
        bearersOf(name).put(time, bearer);
    }
}
