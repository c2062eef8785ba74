package dev.latchkey.month;

import java.time.Duration;
import java.time.Instant;

/** Attacks with sessions and keys of people: new users, made in ways that people's work does not take. */
final class StolenSessions implements Actor {

    @Override
    public void live(Ledger ledger, Draw draw) {
        onboardsAnAccomplice(ledger, Draw.at(9, 19, 48));
        grantsAfterADay(ledger, Draw.at(10, 4, 2));
        eachStepByAnother(ledger, Draw.at(14, 18, 2));
        resetsAnOldUser(ledger, Draw.at(16, 22, 15));
        growsAPolicy(ledger, Draw.at(20, 1, 33));
        joinsNewAdministrators(ledger, Draw.at(24, 3, 50));
        sellsBedrock(ledger, Draw.at(26, 5, 21));
    }

    private static void onboardsAnAccomplice(Ledger ledger, Instant time) {
        String user = "sofia.brandt";
        ledger.hand(Company.identityTeam("marcus").from("198.51.100.161"), time)
                .createUser(user)
                .addUserToGroup(user, "staff")
                .createLoginProfile(user);
        plant(ledger, 5, "person who onboards nobody", Company.SECURITY, user, "Medium", "A phished session onboards");
    }

    private static void grantsAfterADay(Ledger ledger, Instant time) {
        Caller thief = Company.developer(Company.PRODUCTION, "farid").from("198.51.100.171");
        ledger.hand(thief.with(Tool.CLI), time)
                .createUser("svc-archive")
                .createAccessKey("svc-archive")
                .after(Duration.ofHours(26))
                .attachUserPolicy("svc-archive", PolicyCalls.AWS + "AdministratorAccess");
        plant(
                ledger,
                7,
                "grant after 26 hours",
                Company.PRODUCTION,
                "svc-archive",
                "High",
                "A key, and rights next day");
    }

    private static void eachStepByAnother(Ledger ledger, Instant time) {
        ledger.hand(Company.developer(Company.PRODUCTION, "emma").from("198.51.100.180"), time)
                .createUser("svc-metrics")
                .after(Duration.ofMinutes(21))
                .then(Caller.user(Company.PRODUCTION, "deploy-bot").from("198.51.100.181"))
                .attachUserPolicy("svc-metrics", PolicyCalls.AWS + "AdministratorAccess")
                .after(Duration.ofMinutes(27))
                .then(Company.administrator(Company.PRODUCTION, "bob").from("198.51.100.182"))
                .createAccessKey("svc-metrics");
        plant(ledger, 8, "three callers", Company.PRODUCTION, "svc-metrics", "High", "Another caller for each step");
    }

    private static void resetsAnOldUser(Ledger ledger, Instant time) {
        ledger.hand(Company.administrator(Company.PRODUCTION, "carla").from("198.51.100.190"), time)
                .attachUserPolicy("m.haas", PolicyCalls.AWS + "AdministratorAccess")
                .createLoginProfile("m.haas");
        plant(ledger, 12, "password for an old user", Company.PRODUCTION, "m.haas", "Medium", "An old user comes back");
    }

    private static void growsAPolicy(Ledger ledger, Instant time) {
        Caller thief = Company.developer(Company.PRODUCTION, "greta").from("198.51.100.201");
        ledger.hand(thief.with(Tool.CLI), time)
                .createPolicy("index-read", Json.allow("arn:aws:s3:::example-index/*", "s3:GetObject"))
                .createUser("svc-index")
                .attachUserPolicy("svc-index", "arn:aws:iam::" + Company.PRODUCTION + ":policy/index-read")
                .createAccessKey("svc-index")
                .after(Duration.ofHours(5))
                .createPolicyVersion("index-read", Json.allow("*", "*"));
        plant(ledger, 17, "policy that grows", Company.PRODUCTION, "svc-index", "High", "A small policy, then all");
    }

    private static void joinsNewAdministrators(Ledger ledger, Instant time) {
        ledger.hand(Company.administrator(Company.SECURITY, "bob").from("198.51.100.210"), time)
                .createGroup("platform-oncall")
                .attachGroupPolicy("platform-oncall", PolicyCalls.AWS + "AdministratorAccess")
                .createUser("j.moreau")
                .addUserToGroup("j.moreau", "platform-oncall")
                .createAccessKey("j.moreau");
        plant(ledger, 18, "new group of administrators", Company.SECURITY, "j.moreau", "High", "Rights by a group");
    }

    /** Named as the console names its own. */
    private static void sellsBedrock(Ledger ledger, Instant time) {
        String user = "BedrockAPIKey-z81q";
        Caller thief = Company.developer(Company.SANDBOX, "greta").from("198.51.100.177");
        ledger.hand(thief.with(Tool.CLI), time)
                .createUser(user)
                .attachUserPolicy(user, PolicyCalls.AWS + "AmazonBedrockFullAccess")
                .createServiceCredential(user, "bedrock.amazonaws.com");
        plant(
                ledger,
                20,
                "look-alike of a console's user",
                Company.SANDBOX,
                user,
                "Medium",
                "A key for Bedrock, by CLI");
    }

    private static void plant(
            Ledger ledger, int number, String kind, String account, String user, String severity, String what) {
        ledger.plant(new Planted(number, kind, account, "user", user, severity, what));
    }
}
