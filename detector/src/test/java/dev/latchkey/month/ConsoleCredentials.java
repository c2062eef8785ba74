package dev.latchkey.month;

/** Users that consoles make by themselves: for sending mail by SMTP, and for long-term keys of Bedrock. */
final class ConsoleCredentials implements Actor {

    @Override
    public void live(Ledger ledger, Draw draw) {
        for (int mailer = 0; mailer < 5; mailer++) {
            Hand hand = ledger.hand(developer(draw, Company.PRODUCTION), draw.workingDay());
            String user = "ses-smtp-user."
                    + hand.now().toString().replaceAll("[-:Z]", "").replace('T', '-');
            hand.createUser(user)
                    .putUserPolicy(user, "AmazonSesSendingAccess", Json.allow("*", "ses:SendRawEmail"))
                    .createAccessKey(user);
        }
        for (int key = 0; key < 8; key++) {
            String user = "BedrockAPIKey-" + draw.letters(4);
            ledger.hand(developer(draw, Company.SANDBOX), draw.workingDay())
                    .createUser(user)
                    .attachUserPolicy(user, PolicyCalls.AWS + "AmazonBedrockLimitedAccess")
                    .createServiceCredential(user, "bedrock.amazonaws.com");
        }
    }

    private static Caller developer(Draw draw, String account) {
        return Company.developer(account, draw.of(Company.DEVELOPERS));
    }
}
