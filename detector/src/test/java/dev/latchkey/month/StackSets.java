package dev.latchkey.month;

import java.util.List;

/** Guardrails rolled out from the management account to the other two. */
final class StackSets implements Actor {

    private static final String EXECUTION = "AWSCloudFormationStackSetExecutionRole";

    @Override
    public void live(Ledger ledger, Draw draw) {
        for (String account : List.of(Company.PRODUCTION, Company.SANDBOX)) {
            Caller admin = Company.administrator(account, "alice").via(CloudFormation.SERVICE);
            ledger.hand(admin, draw.officeHours(3))
                    .createRole(EXECUTION, Trust.account(Company.SECURITY))
                    .attachRolePolicy(EXECUTION, PolicyCalls.AWS + "AdministratorAccess");
            for (String guardrail : List.of("config-recorder", "flow-logs", "guardduty-export")) {
                ledger.hand(Company.stackSet(account, EXECUTION), draw.officeHours(8))
                        .createRole("StackSet-" + guardrail, Trust.service("config.amazonaws.com"))
                        .attachRolePolicy("StackSet-" + guardrail, PolicyCalls.AWS + "service-role/AWS_ConfigRole");
            }
        }
    }
}
