package dev.latchkey.month;

import java.time.Duration;
import java.util.List;

/** Old users who look after their own keys; two of them are made administrators on the day of a rotation. */
final class OwnKeys implements Actor {

    @Override
    public void live(Ledger ledger, Draw draw) {
        for (String name : List.of("m.bauer", "s.petrov", "y.tanaka", "r.costa", "n.diallo", "t.berg")) {
            rotate(ledger.hand(self(name, draw), draw.workingDay()), name);
        }
        for (String name : List.of("k.jensen", "o.marchetti")) {
            Hand granted = ledger.hand(
                            Company.administrator(Company.SECURITY, draw.of(Company.ADMINISTRATORS)), draw.workingDay())
                    .attachUserPolicy(name, PolicyCalls.AWS + "AdministratorAccess");
            rotate(granted.after(draw.minutes(60, 300)).then(self(name, draw)), name);
        }
    }

    private static Caller self(String name, Draw draw) {
        return Caller.user(Company.SECURITY, name)
                .from("203.0.113." + (100 + draw.below(100)))
                .with(Tool.CLI);
    }

    private static void rotate(Hand self, String name) {
        String old = Ids.of("AKIA", name);
        self.createOwnAccessKey()
                .after(Duration.ofHours(1))
                .updateAccessKey(name, old, "Inactive")
                .after(Duration.ofDays(1))
                .deleteAccessKey(name, old);
    }
}
