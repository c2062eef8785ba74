package dev.latchkey.month;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** What the calls of IAM have in common. */
interface Calls {

    Caller caller();

    Instant now();

    /** As the answers of IAM write it, which is a text for people. */
    String createDate();

    Hand iam(String name, JsonNode request, JsonNode response);

    default Hand iam(String name, ObjectNode request) {
        return iam(name, request, Json.NOTHING);
    }

    default String arn(String kind, String pathAndName) {
        return "arn:aws:iam::" + caller().account() + ":" + kind + pathAndName;
    }
}
