package dev.latchkey.cloudtrail;

import com.fasterxml.jackson.databind.node.TextNode;

/** Two records, one of them of IAM, and what carries them. */
final class CarriedRecords {

    static final String A = "{\"id\":\"a\",\"eventSource\":\"iam.amazonaws.com\",\"eventName\":\"CreateUser\"}";
    static final String B = "{\"id\":\"b\",\"eventSource\":\"ec2.amazonaws.com\",\"eventName\":\"RunInstances\"}";
    static final String SUBSCRIBED = "{\"messageType\":\"DATA_MESSAGE\",\"owner\":\"111122223333\","
            + "\"logGroup\":\"trail\",\"logStream\":\"s\",\"subscriptionFilters\":[\"f\"],"
            + "\"logEvents\":[{\"id\":\"1\",\"timestamp\":1,\"message\":%s},{\"id\":\"2\",\"timestamp\":2,\"message\":%s}]}";

    private CarriedRecords() {}

    /** As a string of JSON. */
    static String text(String record) {
        return TextNode.valueOf(record).toString();
    }
}
