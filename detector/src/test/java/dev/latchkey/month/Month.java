package dev.latchkey.month;

import java.util.List;

/** A busy month of a company, and the attacks in it: the same for the same seed. */
final class Month {

    private Month() {}

    static Ledger of(long seed) {
        Ledger ledger = new Ledger("month " + seed);
        for (Actor actor : actors()) {
            actor.live(ledger, new Draw(seed, actor.getClass().getSimpleName()));
        }
        return ledger;
    }

    private static List<Actor> actors() {
        return List.of(
                new Terraform(),
                new CloudFormation(),
                new Cdk(),
                new Pulumi(),
                new IdentityCenter(),
                new Onboarding(),
                new Vault(),
                new Vendors(),
                new Clusters(),
                new ConsoleCredentials(),
                new OwnKeys(),
                new Sandbox(),
                new StackSets(),
                new ServiceRoles(),
                new Quarantine(),
                new StolenPipelines(),
                new StolenSessions(),
                new OpenedDoors());
    }
}
