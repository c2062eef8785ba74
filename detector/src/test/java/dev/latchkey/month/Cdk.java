package dev.latchkey.month;

import java.util.List;

/** CDK: environments are bootstrapped once, and deployed to through the role that CloudFormation uses there. */
final class Cdk implements Actor {

    private static final List<String> STACKS = List.of("CartStack", "SearchStack", "MailStack", "StatsStack");

    @Override
    public void live(Ledger ledger, Draw draw) {
        bootstrap(ledger, draw, Company.SANDBOX, "eu-west-1", 1);
        bootstrap(ledger, draw, Company.PRODUCTION, "eu-central-1", 2);
        for (int day : Draw.workingDays()) {
            if (day > 3) {
                deploy(ledger, draw, day, Company.PRODUCTION, "eu-central-1");
            }
            if (day > 3 && draw.once(2)) {
                deploy(ledger, draw, day, Company.SANDBOX, "eu-west-1");
            }
        }
    }

    private static void bootstrap(Ledger ledger, Draw draw, String account, String region, int day) {
        String end = "-" + account + "-" + region;
        Caller admin = Company.administrator(account, "carla").via(CloudFormation.SERVICE);
        Hand hand = ledger.hand(admin, draw.officeHours(day));
        for (String role : List.of("file-publishing-role", "image-publishing-role", "lookup-role", "deploy-role")) {
            hand = hand.createRole("cdk-hnb659fds-" + role + end, Trust.account(account));
        }
        String execution = "cdk-hnb659fds-cfn-exec-role" + end;
        hand.attachRolePolicy("cdk-hnb659fds-lookup-role" + end, PolicyCalls.AWS + "ReadOnlyAccess")
                .createRole(execution, Trust.service(CloudFormation.SERVICE))
                .attachRolePolicy(execution, PolicyCalls.AWS + "AdministratorAccess");
    }

    private static void deploy(Ledger ledger, Draw draw, int day, String account, String region) {
        String role = draw.of(STACKS) + "-HandlerServiceRole-" + draw.stackSuffix();
        ledger.hand(Company.cdk(account, region), draw.officeHours(day))
                .createRole(role, Trust.service("lambda.amazonaws.com"))
                .attachRolePolicy(role, PolicyCalls.AWS + "service-role/AWSLambdaBasicExecutionRole")
                .putRolePolicy(role, "HandlerServiceRoleDefaultPolicy", Json.allow("*", "s3:GetObject*", "s3:List*"));
    }
}
