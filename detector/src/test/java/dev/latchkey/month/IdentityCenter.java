package dev.latchkey.month;

import java.util.Map;

/** Identity Center brings permission sets into the accounts, one of them for administrators. */
final class IdentityCenter implements Actor {

    private static final String PATH = "/aws-reserved/sso.amazonaws.com/eu-central-1/";

    @Override
    public void live(Ledger ledger, Draw draw) {
        Map<String, String> sets = Map.of(
                "DatabaseAdministrator_1029384756afbecd", "job-function/DatabaseAdministrator",
                "Auditor_56473829afbecd10", "SecurityAudit",
                "OnCall_fedcba9876543210", "AdministratorAccess");
        for (String account : Company.ACCOUNTS) {
            sets.keySet().stream().sorted().forEach(set -> provision(ledger, draw, account, set, sets.get(set)));
        }
    }

    private static void provision(Ledger ledger, Draw draw, String account, String set, String policy) {
        String role = "AWSReservedSSO_" + set;
        Caller center = Caller.role(account, "/aws-service-role/sso.amazonaws.com/", "AWSServiceRoleForSSO", "AWS-SSO")
                .via("sso.amazonaws.com");
        ledger.hand(center, draw.officeHours(7))
                .createRole(PATH, role, Trust.saml(account, "AWSSSO_0123456789abcdef_DO_NOT_DELETE"))
                .attachRolePolicy(role, PolicyCalls.AWS + policy);
    }
}
