package dev.latchkey.detection.rights;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.call.PolicyDocument;
import dev.latchkey.detection.call.PolicyDocument.Statement;
import dev.latchkey.detection.rights.Privilege.Level;
import java.util.List;

/** Statements in one line each, and what a document of them allows in the home account. */
final class Documents {

    private Documents() {}

    static Statement allow(String action, String resource) {
        return new Statement(true, List.of(action), false, List.of(resource), false, false);
    }

    static Statement allowAllBut(String resource, String... actions) {
        return new Statement(true, List.of(actions), true, List.of(resource), false, false);
    }

    static Statement deny(String action, String resource) {
        return new Statement(false, List.of(action), false, List.of(resource), false, false);
    }

    static Statement conditioned(Statement it) {
        return new Statement(it.allow(), it.actions(), it.exceptActions(), it.resources(), it.exceptResources(), true);
    }

    static Privilege privilegeOf(Statement... statements) {
        return privilegeIn("aws", statements);
    }

    static Privilege privilegeIn(String partition, Statement... statements) {
        return PolicyLevel.of(new PolicyDocument(List.of(statements)), partition, Cast.HOME);
    }

    static Level levelOf(Statement... statements) {
        return privilegeOf(statements).level();
    }
}
