package dev.latchkey.month;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Vault lends users for some hours, as its AWS secrets engine names them. */
final class Vault implements Actor {

    private static final List<String> BORROWERS = List.of("media", "etl", "backup", "reports");

    @Override
    public void live(Ledger ledger, Draw draw) {
        for (int day = 0; day < Company.DAYS; day++) {
            for (int lease = 0; lease < 1 + draw.below(4); lease++) {
                lend(ledger, draw, draw.anyTime(day), draw.minutes(60, 480), false);
            }
        }
        for (int lease = 0; lease < 3; lease++) {
            lend(ledger, draw, draw.anyTime(4 + 9 * lease), draw.minutes(3, 9), true);
        }
    }

    private static void lend(Ledger ledger, Draw draw, Instant time, Duration lease, boolean revoked) {
        String borrower = draw.of(BORROWERS);
        String user = "vault-token-" + borrower + "-" + time.getEpochSecond() + "-" + draw.letters(20);
        Hand made = ledger.hand(Company.vault(), time).createUser(user);
        boolean managed = borrower.equals("reports");
        Hand granted = managed
                ? made.attachUserPolicy(user, PolicyCalls.AWS + "AmazonAthenaFullAccess")
                : made.putUserPolicy(user, user, Json.allow("arn:aws:s3:::example-" + borrower + "/*", "s3:GetObject"));
        String key = granted.nextKey(user);
        Hand end = granted.createAccessKey(user).after(lease).deleteAccessKey(user, key);
        (managed
                        ? end.detachUserPolicy(user, PolicyCalls.AWS + "AmazonAthenaFullAccess")
                        : end.deleteUserPolicy(user, user))
                .deleteUser(user);
        if (revoked) {
            ledger.explain(Company.PRODUCTION, user, "A lease given back within minutes, which thieves do as well");
        }
    }
}
