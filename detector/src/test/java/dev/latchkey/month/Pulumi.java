package dev.latchkey.month;

import java.util.List;

/** The sandbox's pipeline; Pulumi ends each name with seven digits of its own. */
final class Pulumi implements Actor {

    @Override
    public void live(Ledger ledger, Draw draw) {
        for (int run = 0; run < 18; run++) {
            Hand hand = ledger.hand(Company.pulumi("deploy-" + (300 + run)), draw.workingDay());
            if (run % 3 == 0) {
                user(hand, draw);
            } else {
                role(hand, draw);
            }
        }
    }

    private static void role(Hand pulumi, Draw draw) {
        String role = draw.of(List.of("ingest", "thumbs", "crawler")) + "-" + draw.letters(7);
        pulumi.createRole(role, Trust.service("lambda.amazonaws.com"))
                .attachRolePolicy(role, PolicyCalls.AWS + "service-role/AWSLambdaBasicExecutionRole");
    }

    private static void user(Hand pulumi, Draw draw) {
        String user = "bot-" + draw.letters(7);
        pulumi.createUser(user)
                .attachUserPolicy(user, PolicyCalls.AWS + "AmazonS3ReadOnlyAccess")
                .createAccessKey(user);
    }
}
