package dev.latchkey.month;

import java.time.Instant;
import java.util.List;

/** The pipeline of most teams: a role that runners in one fixed network assume. Names begin with {@code app-}. */
final class Terraform implements Actor {

    private static final List<String> TEAMS = List.of("orders", "billing", "search", "ledger", "risk", "media");
    private static final List<String> PARTS = List.of("worker", "api", "task", "stream", "report", "queue");
    private static final List<String> SERVICES =
            List.of("lambda.amazonaws.com", "ecs-tasks.amazonaws.com", "states.amazonaws.com");
    private static final String GITHUB = "token.actions.githubusercontent.com";

    private int run = 4_711;

    @Override
    public void live(Ledger ledger, Draw draw) {
        for (int day : Draw.workingDays()) {
            for (int deployment = 0; deployment < 1 + draw.below(3); deployment++) {
                roles(next(ledger, draw, draw.officeHours(day)), draw);
            }
            if (draw.below(22) < 11) {
                user(next(ledger, draw, draw.officeHours(day)), draw);
            }
        }
        for (int old = 0; old < 4; old++) {
            userWithOldPolicy(next(ledger, draw, draw.workingDay()), draw);
        }
        releases(ledger, draw);
        repositories(ledger, draw);
    }

    private Hand next(Ledger ledger, Draw draw, Instant time) {
        return ledger.hand(Company.terraform(Company.PRODUCTION, "run-" + run++, draw.of(Company.RUNNERS)), time);
    }

    private static void roles(Hand ci, Draw draw) {
        Hand hand = ci;
        for (int made = 0; made < 1 + draw.below(3); made++) {
            String role = name(draw, draw.of(PARTS));
            String queue = "arn:aws:sqs:eu-central-1:" + Company.PRODUCTION + ":" + role;
            hand = hand.createRole(role, Trust.service(draw.of(SERVICES)))
                    .attachRolePolicy(role, PolicyCalls.AWS + "service-role/AWSLambdaBasicExecutionRole")
                    .putRolePolicy(role, "access", Json.allow(queue, "sqs:ReceiveMessage", "sqs:DeleteMessage"));
        }
    }

    /** For software outside AWS, which cannot assume a role. */
    private static void user(Hand ci, Draw draw) {
        String user = name(draw, "upload");
        ci.createUser(user)
                .putUserPolicy(user, "bucket", Json.allow("arn:aws:s3:::" + user + "/*", "s3:PutObject"))
                .createAccessKey(user);
    }

    /** Its policy is older than the month, so that nobody can tell what it allows: beyond every tight entry. */
    private static void userWithOldPolicy(Hand ci, Draw draw) {
        String user = name(draw, "partner");
        ci.createUser(user)
                .attachUserPolicy(user, ci.arn("policy/", "partner-exchange"))
                .createAccessKey(user);
    }

    private void releases(Ledger ledger, Draw draw) {
        for (String team : List.of("search", "media")) {
            String user = "app-" + team + "-release";
            next(ledger, draw, draw.workingDay())
                    .createUser(user)
                    .attachUserPolicy(user, PolicyCalls.AWS + "PowerUserAccess")
                    .createAccessKey(user);
            ledger.explain(Company.PRODUCTION, user, "A team's release user with PowerUserAccess and a key");
        }
    }

    /** The provider is old; one role names the branch exactly, two any branch. */
    private void repositories(Ledger ledger, Draw draw) {
        role(ledger, draw, "app-web-docs", "StringEquals", "repo:example/web:ref:refs/heads/main", "ReadOnlyAccess");
        role(ledger, draw, "app-web-preview", "StringLike", "repo:example/web:*", "AmazonS3ReadOnlyAccess");
        role(ledger, draw, "app-web-deploy", "StringLike", "repo:example/web:*", "PowerUserAccess");
        ledger.explain(Company.PRODUCTION, "app-web-deploy", "Any branch of a repository may deploy with great power");
    }

    private void role(Ledger ledger, Draw draw, String role, String test, String subject, String policy) {
        next(ledger, draw, draw.workingDay())
                .createRole(role, Trust.token(Company.PRODUCTION, GITHUB, test, subject))
                .attachRolePolicy(role, PolicyCalls.AWS + policy);
    }

    private static String name(Draw draw, String part) {
        return "app-" + draw.of(TEAMS) + "-" + part + "-" + draw.letters(4);
    }
}
