package dev.latchkey.infra;

import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Stack;

/** The bus on which AWS's own events arrive where a stack stands. */
final class DefaultBus {

    private DefaultBus() {}

    static String of(Stack stack) {
        return stack.formatArn(ArnComponents.builder()
                .service("events")
                .resource("event-bus")
                .resourceName("default")
                .build());
    }
}
