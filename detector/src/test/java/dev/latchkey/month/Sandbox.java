package dev.latchkey.month;

import java.util.List;

/** Trials by hand, each other than the last: what no tight entry can cover. */
final class Sandbox implements Actor {

    private static final List<String> IDEAS = List.of("poc", "demo", "spike", "hackday", "bench", "tmp");

    @Override
    public void live(Ledger ledger, Draw draw) {
        for (String idea : IDEAS) {
            String strong = idea + "-" + draw.letters(3);
            trial(ledger, draw, strong, "PowerUserAccess");
            ledger.explain(Company.SANDBOX, strong, "A developer's trial with great power and a key");
            trial(ledger, draw, draw.letters(5) + "-" + idea, "AmazonEC2ReadOnlyAccess");
        }
        String hybrid = "branch-servers";
        ledger.hand(Company.developer(Company.SANDBOX, "hugo"), draw.workingDay())
                .createRole(hybrid, Trust.service("ssm.amazonaws.com"))
                .attachRolePolicy(hybrid, PolicyCalls.AWS + "AmazonSSMManagedInstanceCore");
    }

    private static void trial(Ledger ledger, Draw draw, String user, String policy) {
        Caller person = Company.developer(Company.SANDBOX, draw.of(Company.DEVELOPERS));
        Caller atHome = person.from("2001:db8:4a::" + Integer.toHexString(1 + draw.below(4_000)));
        ledger.hand(draw.once(2) ? atHome : person, draw.workingDay())
                .denied("CreateUser", "arn:aws:iam::" + Company.SANDBOX + ":user/" + user)
                .after(draw.minutes(2, 30))
                .createUser(user)
                .attachUserPolicy(user, PolicyCalls.AWS + policy)
                .createAccessKey(user);
    }
}
