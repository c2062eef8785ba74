package dev.latchkey.month;

import java.time.Duration;
import java.util.List;

/** New colleagues get a user, a group and a password from the identity team, and look after themselves then. */
final class Onboarding implements Actor {

    private static final List<String> FIRST =
            List.of("anna", "ben", "chiara", "dimitri", "elif", "femi", "gustav", "hana", "imani", "jonas");
    private static final List<String> LAST =
            List.of("keller", "okafor", "rossi", "sato", "weber", "novak", "silva", "lindqvist", "haddad");

    private int colleagues;

    @Override
    public void live(Ledger ledger, Draw draw) {
        ledger.hand(Company.identityTeam("irene"), Draw.at(0, 7, 5))
                .createGroup("staff")
                .attachGroupPolicy("staff", PolicyCalls.AWS + "ReadOnlyAccess");
        for (int day : Draw.workingDays()) {
            if (day == 0 || draw.once(4)) {
                onboard(ledger, draw, day, "staff");
            }
            if (draw.below(3) > 0) {
                onboard(ledger, draw, day, draw.once(3) ? "developers" : "staff");
            }
        }
        contractor(ledger, draw, "ext-marlow");
        contractor(ledger, draw, "ext-quint");
        movedOn(ledger, draw);
    }

    /** What the group developers holds is older than the month. */
    private void onboard(Ledger ledger, Draw draw, int day, String group) {
        String name = FIRST.get(colleagues % FIRST.size()) + "." + LAST.get(colleagues++ % LAST.size());
        ledger.hand(
                        Company.identityTeam(draw.of(Company.IDENTITY_TEAM)),
                        draw.officeHours(day).plusSeconds(900))
                .createUser(name)
                .addUserToGroup(name, group)
                .createLoginProfile(name);
        Caller self = Caller.user(Company.SECURITY, name)
                .from("203.0.113." + (100 + draw.below(100)))
                .with(Tool.BROWSER);
        String phone = "arn:aws:iam::" + Company.SECURITY + ":mfa/" + name;
        Hand ownWork = ledger.hand(self, draw.officeHours(day).plus(Duration.ofHours(9)))
                .iam(
                        "CreateVirtualMFADevice",
                        Json.of("path", "/", "virtualMFADeviceName", name),
                        Json.of("virtualMFADevice", Json.of("serialNumber", phone)))
                .iam("EnableMFADevice", Json.of("userName", name, "serialNumber", phone));
        if (draw.once(4)) {
            ownWork.createOwnAccessKey();
        }
    }

    /** In a hurry, by whoever was at hand: a single occasion makes no rule. */
    private static void contractor(Ledger ledger, Draw draw, String name) {
        ledger.hand(Company.administrator(Company.SECURITY, draw.of(Company.ADMINISTRATORS)), draw.workingDay())
                .createUser(name)
                .attachUserPolicy(name, PolicyCalls.AWS + "job-function/ViewOnlyAccess")
                .createLoginProfile(name);
    }

    /** The identity team begins, and three days later the lead of another team adds a right: not one provisioner. */
    private static void movedOn(Ledger ledger, Draw draw) {
        ledger.hand(Company.identityTeam("ivan"), draw.officeHours(9))
                .createUser("petra.vogel")
                .addUserToGroup("petra.vogel", "staff")
                .createLoginProfile("petra.vogel")
                .after(Duration.ofDays(3))
                .then(Company.developer(Company.SECURITY, "lena"))
                .attachUserPolicy("petra.vogel", PolicyCalls.AWS + "AWSBillingReadOnlyAccess");
    }
}
