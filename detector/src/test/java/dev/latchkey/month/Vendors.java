package dev.latchkey.month;

import java.util.List;

/** Firms that the company lets in: a role each, with the identifier that they asked for. */
final class Vendors implements Actor {

    @Override
    public void live(Ledger ledger, Draw draw) {
        for (String vendor : List.of("monitoring", "posture", "inventory", "backup-check")) {
            admit(ledger, draw, "vendor-" + vendor, PolicyCalls.AWS + "SecurityAudit");
        }
        String old = "arn:aws:iam::" + Company.PRODUCTION + ":policy/vendor-collect";
        admit(ledger, draw, "vendor-telemetry", old);
        admit(ledger, draw, "vendor-costs", PolicyCalls.AWS + "PowerUserAccess");
        ledger.explain(Company.PRODUCTION, "vendor-costs", "A vendor that asked for more than it needs, and got it");
    }

    private static void admit(Ledger ledger, Draw draw, String role, String policy) {
        ledger.hand(Company.administrator(Company.PRODUCTION, draw.of(Company.ADMINISTRATORS)), draw.workingDay())
                .createRole(role, Trust.vendor(draw.letters(12)))
                .attachRolePolicy(role, policy);
    }
}
