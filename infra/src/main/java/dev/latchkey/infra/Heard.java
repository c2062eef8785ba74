package dev.latchkey.infra;

import software.amazon.awscdk.services.events.EventPattern;

/**
 * What a rule takes from a bus.
 *
 * @param id of the rule in its stack, such as {@code Calls-iam}
 */
record Heard(String id, String description, EventPattern pattern) {}
