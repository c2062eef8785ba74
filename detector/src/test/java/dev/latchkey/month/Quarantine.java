package dev.latchkey.month;

import java.time.Duration;
import java.util.List;

/** A key leaked: AWS quarantines its user, and a responder shuts it out until it has a new one. */
final class Quarantine implements Actor {

    @Override
    public void live(Ledger ledger, Draw draw) {
        for (String user : List.of("legacy-ftp", "print-gateway")) {
            ledger.hand(Caller.service(Company.PRODUCTION, "iam.amazonaws.com"), draw.workingDay())
                    .attachUserPolicy(user, PolicyCalls.AWS + "AWSCompromisedKeyQuarantineV3")
                    .after(Duration.ofMinutes(19))
                    .then(Company.administrator(Company.PRODUCTION, "bob"))
                    .updateAccessKey(user, Ids.of("AKIA", user), "Inactive")
                    .putUserPolicy(user, "DenyAll", deny())
                    .after(Duration.ofHours(2))
                    .deleteAccessKey(user, Ids.of("AKIA", user));
        }
    }

    private static String deny() {
        return Json.document(Json.of("Effect", "Deny", "Action", "*", "Resource", "*"));
    }
}
