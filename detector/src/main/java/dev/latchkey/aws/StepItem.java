package dev.latchkey.aws;

import dev.latchkey.detection.chain.StepRange;
import dev.latchkey.detection.chain.StoredStep;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A step as an item of the chain table, or the creation of a role and its first door as one.
 *
 * <p>{@code pk} is the subject, {@code sk} is {@code range#weakness#eventTime#eventID}, so that a query of one
 * range gives the strongest and then the earliest first. {@code v} is the version of this format. A version
 * that knows of no door there reads the creation alone, which judges the same: no case asks for such a door.
 */
final class StepItem {

    static final String PK = "pk";
    static final String SK = "sk";
    static final String EXPIRES_AT = "expiresAt";
    /** What would be part of the door's own key; only there if the item has a door. */
    static final String DOOR_STRENGTH = "doorStrength";

    /** When it came last; only there if that was late. */
    static final String LATE = "late";

    static final int VERSION = 1;

    private static final String FACT = "fact";
    private static final String DOOR = "door";
    private static final int OF_A_CREATION = 0;
    private static final int STRONGEST = 9;
    private static final int WIDTH = 13;

    private StepItem() {}

    static Map<String, AttributeValue> of(StoredStep stored, Instant expiresAt) {
        Map<String, AttributeValue> item = of(stored.step(), expiresAt);
        stored.door().ifPresent(door -> {
            item.put(DOOR, AttributeValue.fromM(FactItem.of(door.fact())));
            item.put(DOOR_STRENGTH, Attributes.ofNumber(door.fact().strength()));
        });
        return item;
    }

    private static Map<String, AttributeValue> of(Step step, Instant expiresAt) {
        Map<String, AttributeValue> item = new HashMap<>(key(step));
        item.put("v", Attributes.ofNumber(VERSION));
        item.put(EXPIRES_AT, Attributes.ofNumber(expiresAt.getEpochSecond()));
        item.put("source", Attributes.ofText(step.operation().eventSource()));
        item.put("name", Attributes.ofText(step.operation().eventName()));
        item.put("eventId", Attributes.ofText(step.eventId()));
        item.put("time", Attributes.ofText(step.time().toString()));
        step.late().ifPresent(came -> item.put(LATE, Attributes.ofText(came.toString())));
        item.put("region", Attributes.ofText(step.region()));
        item.put("target", Attributes.ofText(step.target()));
        item.put("actor", AttributeValue.fromM(CallerItem.of(step.actor())));
        item.put("origin", AttributeValue.fromM(CallerItem.of(step.origin())));
        item.put(FACT, AttributeValue.fromM(FactItem.of(step.fact())));
        return item;
    }

    /** Empty if the item is foreign: a version wrote it that knows more than this one, as after a roll-back. */
    static List<Step> steps(Map<String, AttributeValue> item) {
        Attributes read = new Attributes(item);
        try {
            if (read.number("v") != VERSION) {
                return List.of();
            }
            List<String> facts = item.containsKey(DOOR) ? List.of(FACT, DOOR) : List.of(FACT);
            return Operation.of(read.text("source"), read.text("name")).stream()
                    .flatMap(operation -> facts.stream().map(fact -> step(read, operation, fact)))
                    .toList();
        } catch (IllegalArgumentException | IllegalStateException | DateTimeException foreign) {
            return List.of();
        }
    }

    private static Step step(Attributes read, Operation operation, String fact) {
        return new Step(
                Subject.ofKey(read.text(PK)),
                operation,
                read.text("eventId"),
                Instant.parse(read.text("time")),
                read.text("region"),
                read.text("target"),
                CallerItem.principal(read.map("actor")),
                CallerItem.origin(read.map("origin")),
                FactItem.fact(read.map(fact)),
                read.textIfThere(LATE).map(Instant::parse));
    }

    static Map<String, AttributeValue> key(Step step) {
        return key(step, StepRange.of(step), step.fact().strength());
    }

    /** Of the item that a step comes with, if it is such a door. */
    static Map<String, AttributeValue> keyOfCreation(Step door) {
        return key(door, StepRange.CREATION, OF_A_CREATION);
    }

    private static Map<String, AttributeValue> key(Step step, StepRange range, int strength) {
        String place = String.join(
                "#", range.name(), String.valueOf(STRONGEST - strength), millis(step.time()), step.eventId());
        return Map.of(PK, Attributes.ofText(step.subject().key()), SK, Attributes.ofText(place));
    }

    /** What stands behind it in its range is no stronger. As strong as can be if another version wrote it so. */
    static int strength(Map<String, AttributeValue> key) {
        String[] place = new Attributes(key).text(SK).split("#", -1);
        return place[1].matches("[0-9]") ? STRONGEST - Integer.parseInt(place[1]) : STRONGEST;
    }

    /** Of fixed width, as ISO texts with and without fractions would not sort by time. */
    private static String millis(Instant time) {
        String digits = Long.toString(time.toEpochMilli());
        return "0".repeat(Math.max(0, WIDTH - digits.length())) + digits;
    }
}
