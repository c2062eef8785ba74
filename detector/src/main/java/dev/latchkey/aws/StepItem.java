package dev.latchkey.aws;

import dev.latchkey.detection.call.Origin;
import dev.latchkey.detection.call.Principal;
import dev.latchkey.detection.chain.Operation;
import dev.latchkey.detection.chain.Step;
import dev.latchkey.detection.chain.Subject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A step as an item of the chain table.
 *
 * <p>{@code pk} is the subject, {@code sk} is {@code stage#weakness#eventTime#eventID}, so that a query of one
 * stage gives the strongest and then the earliest first. {@code v} is the version of this format.
 */
final class StepItem {

    static final String PK = "pk";
    static final String SK = "sk";
    static final String EXPIRES_AT = "expiresAt";
    static final int VERSION = 1;

    private static final int STRONGEST = 9;
    private static final int WIDTH = 13;

    private StepItem() {}

    static Map<String, AttributeValue> of(Step step, Instant expiresAt) {
        Map<String, AttributeValue> item = new HashMap<>(key(step));
        item.put("v", Attributes.ofNumber(VERSION));
        item.put(EXPIRES_AT, Attributes.ofNumber(expiresAt.getEpochSecond()));
        item.put("source", Attributes.ofText(step.operation().eventSource()));
        item.put("name", Attributes.ofText(step.operation().eventName()));
        item.put("eventId", Attributes.ofText(step.eventId()));
        item.put("time", Attributes.ofText(step.time().toString()));
        item.put("region", Attributes.ofText(step.region()));
        item.put("target", Attributes.ofText(step.target()));
        item.put("actor", AttributeValue.fromM(actor(step.actor())));
        item.put("origin", AttributeValue.fromM(origin(step.origin())));
        item.put("fact", AttributeValue.fromM(FactItem.of(step.fact())));
        return item;
    }

    /** Empty if the item is foreign: a version wrote it that knows more than this one, as after a roll-back. */
    static Optional<Step> step(Map<String, AttributeValue> item) {
        Attributes read = new Attributes(item);
        try {
            return read.number("v") == VERSION
                    ? Operation.of(read.text("source"), read.text("name")).map(operation -> step(read, operation))
                    : Optional.empty();
        } catch (IllegalArgumentException | IllegalStateException | DateTimeException foreign) {
            return Optional.empty();
        }
    }

    private static Step step(Attributes read, Operation operation) {
        Attributes origin = read.map("origin");
        return new Step(
                Subject.ofKey(read.text(PK)),
                operation,
                read.text("eventId"),
                Instant.parse(read.text("time")),
                read.text("region"),
                read.text("target"),
                principal(read.map("actor")),
                new Origin(origin.text("address"), origin.text("userAgent"), origin.flag("console")),
                FactItem.fact(read.map("fact")));
    }

    static Map<String, AttributeValue> key(Step step) {
        return Map.of(PK, Attributes.ofText(step.subject().key()), SK, Attributes.ofText(sortKey(step)));
    }

    private static String sortKey(Step step) {
        return String.join(
                "#",
                step.stage().name(),
                String.valueOf(STRONGEST - step.fact().strength()),
                millis(step.time()),
                step.eventId());
    }

    /** Of fixed width, as ISO texts with and without fractions would not sort by time. */
    private static String millis(Instant time) {
        String digits = Long.toString(time.toEpochMilli());
        return "0".repeat(Math.max(0, WIDTH - digits.length())) + digits;
    }

    private static Map<String, AttributeValue> actor(Principal actor) {
        Map<String, AttributeValue> map = new HashMap<>();
        map.put("type", Attributes.ofText(actor.type()));
        putIfThere(map, "arn", actor.arn());
        putIfThere(map, "issuerArn", actor.issuerArn());
        putIfThere(map, "account", actor.account());
        putIfThere(map, "userName", actor.userName());
        putIfThere(map, "accessKeyId", actor.accessKeyId());
        putIfThere(map, "invokedBy", actor.invokedBy());
        actor.mfa().ifPresent(mfa -> map.put("mfa", AttributeValue.fromBool(mfa)));
        return map;
    }

    private static Principal principal(Attributes read) {
        return new Principal(
                read.text("type"),
                read.textIfThere("arn"),
                read.textIfThere("issuerArn"),
                read.textIfThere("account"),
                read.textIfThere("userName"),
                read.textIfThere("accessKeyId"),
                read.textIfThere("invokedBy"),
                read.flagIfThere("mfa"));
    }

    private static Map<String, AttributeValue> origin(Origin origin) {
        return Map.of(
                "address", Attributes.ofText(origin.address()),
                "userAgent", Attributes.ofText(origin.userAgent()),
                "console", AttributeValue.fromBool(origin.console()));
    }

    private static void putIfThere(Map<String, AttributeValue> map, String name, Optional<String> value) {
        value.ifPresent(text -> map.put(name, Attributes.ofText(text)));
    }
}
