package dev.latchkey.detection;

import static dev.latchkey.detection.Calls.by;
import static dev.latchkey.detection.Calls.call;
import static dev.latchkey.detection.Calls.trusting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.detection.allowlist.EntryAttributes;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.call.TrustDocument.Kind;
import dev.latchkey.detection.call.TrustDocument.Trusted;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.verdict.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Terraform may give administrator rights and makes roles for EC2, by an entry that names no calls. */
class EverydayDoorsTest {

    private static final Trusted MACHINES = new Trusted(Kind.SERVICE, "ec2.amazonaws.com", false, false);
    private static final ApiCall IN_PROFILE =
            call(Operation.ADD_ROLE_TO_INSTANCE_PROFILE, "roleName", "host", "instanceProfileName", "host");

    private final History history = new History();

    @Test
    void a_role_is_made_and_put_into_its_instance_profile_within_bounds() {
        make(MACHINES, IN_PROFILE);
        assertThat(judged()).hasSize(1).hasOnlyElementsOfType(Verdict.Approved.class);
    }

    @Test
    void to_change_whom_it_trusts_is_out_of_bounds() {
        make(MACHINES, trusting(List.of(MACHINES), call(Operation.UPDATE_ASSUME_ROLE_POLICY, "roleName", "host")));
        assertThat(outOfBounds()).containsExactly("UpdateAssumeRolePolicy");
    }

    @Test
    void and_so_is_the_instance_profile_of_a_role_that_outsiders_may_assume() {
        make(Cast.THE_VENDOR, IN_PROFILE);
        assertThat(outOfBounds()).containsExactly("CreateRole");
    }

    private void make(Trusted trusted, ApiCall more) {
        String admin = "arn:aws:iam::aws:policy/AdministratorAccess";
        history.then(
                0,
                by(Cast.TERRAFORM, trusting(List.of(trusted), call(Operation.CREATE_ROLE, "roleName", "host"))),
                by(Cast.TERRAFORM, call(Operation.ATTACH_ROLE_POLICY, "roleName", "host", "policyArn", admin)),
                by(Cast.TERRAFORM, more));
    }

    private List<Verdict> judged() {
        AllowlistEntry terraform = EntryAttributes.entry(Map.of("principal", "*", "maxPrivilege", "ADMIN"));
        Allowlist allowlist = () -> new Allowlist.Entries(List.of(terraform), List.of());
        return history.judged(History.role("host"), allowlist);
    }

    /** The first call that no entry covers. */
    private List<String> outOfBounds() {
        return judged().stream()
                .flatMap(verdict -> verdict.finding().stream())
                .flatMap(finding -> finding.traits().stream())
                .filter(trait -> trait.kind().name().equals("OUT_OF_BOUNDS"))
                .map(trait -> trait.fact().split(" by ", 2)[0])
                .toList();
    }
}
