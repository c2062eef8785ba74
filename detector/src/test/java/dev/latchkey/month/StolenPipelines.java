package dev.latchkey.month;

import java.time.Instant;

/** Attacks through provisioners that somebody will have approved: each leaves its habits in one respect. */
final class StolenPipelines implements Actor {

    @Override
    public void live(Ledger ledger, Draw draw) {
        fromElsewhere(ledger, Draw.at(8, 3, 12));
        besideItsNames(ledger, Draw.at(11, 14, 41));
        aboveItsMaximum(ledger, Draw.at(15, 15, 26));
        withAKey(ledger, draw, Draw.at(17, 13, 3));
        vaultBesideItsNames(ledger, Draw.at(19, 2, 37));
        forAnyRepository(ledger, Draw.at(23, 16, 8));
    }

    private static void fromElsewhere(Ledger ledger, Instant time) {
        String user = "app-billing-export-k2v9";
        Caller thief = Company.terraform(Company.PRODUCTION, "run-4739", "198.51.100.140");
        ledger.hand(thief, time)
                .createUser(user)
                .putUserPolicy(user, "bucket", Json.allow("arn:aws:s3:::example-billing/*", "s3:GetObject"))
                .createAccessKey(user);
        plant(ledger, 1, "pipeline from another network", user, "Medium", "Terraform's stolen session, elsewhere");
    }

    private static void besideItsNames(Ledger ledger, Instant time) {
        ledger.hand(Company.terraform(Company.PRODUCTION, "run-4752", "192.0.2.20"), time)
                .createUser("svc-sync")
                .attachUserPolicy("svc-sync", PolicyCalls.AWS + "AmazonS3FullAccess")
                .createAccessKey("svc-sync");
        plant(ledger, 2, "pipeline beside its names", "svc-sync", "Medium", "On Terraform's runner, not named app-*");
    }

    private static void aboveItsMaximum(Ledger ledger, Instant time) {
        String user = "app-ledger-upload-q7d2";
        ledger.hand(Company.terraform(Company.PRODUCTION, "run-4766", "192.0.2.21"), time)
                .createUser(user)
                .attachUserPolicy(user, PolicyCalls.AWS + "AdministratorAccess")
                .createAccessKey(user);
        plant(
                ledger,
                3,
                "pipeline above its maximum",
                user,
                "High",
                "On Terraform's runner, with administrator rights");
    }

    /** CDK's role makes no users in this company. */
    private static void withAKey(Ledger ledger, Draw draw, Instant time) {
        String user = "StatsStack-ExportUser-" + draw.stackSuffix();
        ledger.hand(Company.cdk(Company.PRODUCTION, "eu-central-1"), time)
                .createUser(user)
                .putUserPolicy(user, "ExportUserDefaultPolicy", Json.allow("*", "s3:GetObject*", "s3:List*"))
                .createAccessKey(user);
        plant(ledger, 4, "pipeline makes a key", user, "Medium", "A stack of CDK with a user and a key, its first");
    }

    private static void vaultBesideItsNames(Ledger ledger, Instant time) {
        ledger.hand(Company.vault(), time)
                .createUser("backup-svc")
                .attachUserPolicy("backup-svc", PolicyCalls.AWS + "AmazonS3FullAccess")
                .createAccessKey("backup-svc");
        plant(ledger, 6, "Vault beside its names", "backup-svc", "Medium", "Vault's key makes a user that is no lease");
    }

    private static void forAnyRepository(Ledger ledger, Instant time) {
        String issuer = "token.actions.githubusercontent.com";
        ledger.hand(Company.terraform(Company.PRODUCTION, "run-4781", "192.0.2.21"), time)
                .createRole("app-web-hotfix", Trust.token(Company.PRODUCTION, issuer, "StringLike", "repo:*"))
                .attachRolePolicy("app-web-hotfix", PolicyCalls.AWS + "PowerUserAccess");
        ledger.plant(new Planted(
                16,
                "role for any repository",
                Company.PRODUCTION,
                "role",
                "app-web-hotfix",
                "High",
                "On Terraform's runner, a role that every repository of GitHub may assume"));
    }

    private static void plant(Ledger ledger, int number, String kind, String user, String severity, String what) {
        ledger.plant(new Planted(number, kind, Company.PRODUCTION, "user", user, severity, what));
    }
}
