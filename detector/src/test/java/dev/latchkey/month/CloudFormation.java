package dev.latchkey.month;

import java.util.List;

/** Stacks: in production with a service role, which hides the person; in the sandbox in the person's own name. */
final class CloudFormation implements Actor {

    static final String SERVICE = "cloudformation.amazonaws.com";

    @Override
    public void live(Ledger ledger, Draw draw) {
        for (int stack = 0; stack < 12; stack++) {
            Caller deployer = Company.stacks(Company.PRODUCTION, "stack-deployer");
            role(ledger.hand(deployer, draw.workingDay()), draw, draw.of(List.of("orders", "shipping", "returns")));
        }
        for (int stack = 0; stack < 6; stack++) {
            Caller deployer = Company.stacks(Company.PRODUCTION, "stack-deployer");
            user(ledger.hand(deployer, draw.workingDay()), draw, "newsletter");
        }
        for (int stack = 0; stack < 8; stack++) {
            role(ledger.hand(developer(draw), draw.workingDay()), draw, "trial");
        }
        for (int stack = 0; stack < 4; stack++) {
            user(ledger.hand(developer(draw), draw.workingDay()), draw, "trial");
        }
    }

    private static Caller developer(Draw draw) {
        return Company.developer(Company.SANDBOX, draw.of(Company.DEVELOPERS)).via(SERVICE);
    }

    private static void role(Hand stack, Draw draw, String name) {
        String role = name + "-WorkerRole-" + draw.stackSuffix();
        stack.createRole(role, Trust.service("lambda.amazonaws.com"))
                .attachRolePolicy(role, PolicyCalls.AWS + "service-role/AWSLambdaBasicExecutionRole")
                .putRolePolicy(role, "work", Json.allow("*", "dynamodb:GetItem", "dynamodb:PutItem"));
    }

    private static void user(Hand stack, Draw draw, String name) {
        String user = name + "-SenderUser-" + draw.stackSuffix();
        stack.createUser(user)
                .putUserPolicy(user, "send", Json.allow("*", "ses:SendRawEmail"))
                .createAccessKey(user);
    }
}
