package dev.latchkey.aws;

import dev.latchkey.detection.call.Origin;
import dev.latchkey.detection.call.Principal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Who made a step's call and from where, as maps inside its item. */
final class CallerItem {

    private CallerItem() {}

    static Map<String, AttributeValue> of(Principal actor) {
        Map<String, AttributeValue> map = new HashMap<>();
        map.put("type", Attributes.ofText(actor.type()));
        putIfThere(map, "arn", actor.arn());
        putIfThere(map, "issuerArn", actor.issuerArn());
        putIfThere(map, "account", actor.account());
        putIfThere(map, "userName", actor.userName());
        putIfThere(map, "accessKeyId", actor.accessKeyId());
        putIfThere(map, "invokedBy", actor.invokedBy());
        putIfThere(map, "delegate", actor.delegate());
        actor.mfa().ifPresent(mfa -> map.put("mfa", AttributeValue.fromBool(mfa)));
        if (actor.assumedRoot()) {
            map.put("assumedRoot", AttributeValue.fromBool(true));
        }
        return map;
    }

    static Principal principal(Attributes read) {
        return new Principal(
                read.text("type"),
                read.textIfThere("arn"),
                read.textIfThere("issuerArn"),
                read.textIfThere("account"),
                read.textIfThere("userName"),
                read.textIfThere("accessKeyId"),
                read.textIfThere("invokedBy"),
                read.textIfThere("delegate"),
                read.flagIfThere("mfa"),
                read.flagIfThere("assumedRoot").orElse(false));
    }

    static Map<String, AttributeValue> of(Origin origin) {
        return Map.of(
                "address", Attributes.ofText(origin.address()),
                "userAgent", Attributes.ofText(origin.userAgent()),
                "console", AttributeValue.fromBool(origin.console()));
    }

    static Origin origin(Attributes read) {
        return new Origin(read.text("address"), read.text("userAgent"), read.flag("console"));
    }

    private static void putIfThere(Map<String, AttributeValue> map, String name, Optional<String> value) {
        value.ifPresent(text -> map.put(name, Attributes.ofText(text)));
    }
}
