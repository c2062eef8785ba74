package dev.latchkey.month;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Attacks that need no new user: roles that let strangers in, rights for oneself, a key for root. */
final class OpenedDoors implements Actor {

    @Override
    public void live(Ledger ledger, Draw draw) {
        opensAnOldRole(ledger, Draw.at(22, 21, 30));
        helpsHimself(ledger, Draw.at(12, 20, 44));
        rootKey(ledger, Draw.at(18, 6, 52));
        bringsAnIdentityProvider(ledger, Draw.at(13, 2, 44));
        rolesAnywhere(ledger, Draw.at(21, 5, 44));
        publicRole(ledger, Draw.at(25, 11, 17));
        comesAndGoes(ledger, Draw.at(27, 4, 9));
    }

    /** Made in the first hours of the month, and beyond what is followed when it is opened. */
    private static void opensAnOldRole(Ledger ledger, Instant time) {
        ledger.hand(Company.administrator(Company.PRODUCTION, "alice"), Draw.at(0, 8, 20))
                .createRole("/ops/", "ops-breakglass", Trust.account(Company.PRODUCTION))
                .attachRolePolicy("ops-breakglass", PolicyCalls.AWS + "AdministratorAccess");
        ledger.hand(thief("farid"), time).updateTrust("ops-breakglass", Trust.account(Company.STRANGER));
        plant(ledger, 9, "old role opened", "ops-breakglass", "High", "The break-glass role trusts a strange account");
    }

    private static void helpsHimself(Ledger ledger, Instant time) {
        Caller self =
                Caller.user(Company.SECURITY, "d.ortiz").from("198.51.100.133").with(Tool.CLI);
        ledger.hand(self, time)
                .putUserPolicy("d.ortiz", "extra", Json.allow("*", "*"))
                .after(Duration.ofMinutes(4))
                .createOwnAccessKey();
        ledger.plant(new Planted(
                10,
                "rights for oneself",
                Company.SECURITY,
                "user",
                "d.ortiz",
                "High",
                "Rights, then a key of his own"));
    }

    private static void rootKey(Ledger ledger, Instant time) {
        Hand root = ledger.hand(Caller.root(Company.SANDBOX).from("198.51.100.131"), time);
        ObjectNode made =
                Json.of("accessKeyId", Ids.of("AKIA", "root"), "status", "Active", "createDate", root.createDate());
        root.iam("CreateAccessKey", Json.NOTHING, Json.of("accessKey", made));
        ledger.plant(new Planted(
                11, "root key", Company.SANDBOX, "root", "root", "Critical", "A key for the sandbox's root"));
    }

    private static void bringsAnIdentityProvider(Ledger ledger, Instant time) {
        ledger.hand(thief("hugo"), time)
                .createSamlProvider("corp-login")
                .after(Duration.ofMinutes(4))
                .createRole("sso-operations", Trust.saml(Company.PRODUCTION, "corp-login"))
                .attachRolePolicy("sso-operations", PolicyCalls.AWS + "AdministratorAccess");
        plant(ledger, 13, "federated door", "sso-operations", "High", "A provider of one's own vouches for strangers");
    }

    private static void rolesAnywhere(Ledger ledger, Instant time) {
        ObjectNode bundle =
                Json.of("x509CertificateData", "-----BEGIN CERTIFICATE-----\nMIIBEXAMPLE\n-----END CERTIFICATE-----");
        ObjectNode source = Json.of("sourceType", "CERTIFICATE_BUNDLE", "sourceData", bundle);
        List<String> roles = List.of("arn:aws:iam::" + Company.PRODUCTION + ":role/batch-reader");
        ObjectNode profile = Json.of("name", "fleet", "roleArns", roles, "enabled", true);
        ledger.hand(thief("kofi"), time)
                .call(
                        "rolesanywhere",
                        "eu-central-1",
                        "CreateTrustAnchor",
                        Json.of("name", "fleet-ca", "source", source, "enabled", true),
                        Json.of("trustAnchor", Json.of("name", "fleet-ca", "enabled", true)))
                .after(Duration.ofMinutes(3))
                .call("rolesanywhere", "eu-central-1", "CreateProfile", profile, Json.of("profile", profile));
        plant(ledger, 14, "Roles Anywhere", "batch-reader", "Medium", "An old role for whoever has a certificate");
    }

    private static void publicRole(Ledger ledger, Instant time) {
        ledger.hand(thief("jana"), time)
                .createRole("cdn-purge", Trust.everybody())
                .attachRolePolicy("cdn-purge", PolicyCalls.AWS + "AmazonS3ReadOnlyAccess");
        plant(ledger, 15, "public role", "cdn-purge", "High", "Everybody may assume it");
    }

    private static void comesAndGoes(Ledger ledger, Instant time) {
        ledger.hand(thief("lena"), time)
                .createRole("support-audit", Trust.account(Company.STRANGER))
                .attachRolePolicy("support-audit", PolicyCalls.AWS + "AdministratorAccess")
                .after(Duration.ofMinutes(8))
                .iam(
                        "DetachRolePolicy",
                        Json.of("roleName", "support-audit", "policyArn", PolicyCalls.AWS + "AdministratorAccess"))
                .deleteRole("support-audit");
        plant(ledger, 19, "role for eight minutes", "support-audit", "Critical", "For a strange account, soon deleted");
    }

    private static Caller thief(String person) {
        return Company.developer(Company.PRODUCTION, person)
                .from("198.51.100.15" + person.length())
                .with(Tool.CLI);
    }

    private static void plant(Ledger ledger, int number, String kind, String role, String severity, String what) {
        ledger.plant(new Planted(number, kind, Company.PRODUCTION, "role", role, severity, what));
    }
}
