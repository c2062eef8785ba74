package dev.latchkey.aws;

import static dev.latchkey.aws.IamStandIn.members;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.detection.chain.Holder;
import dev.latchkey.detection.chain.Unanswered;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.subject.Subject.Kind;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who holds a policy, and who sits in a group, as IAM answers. */
class IamSharingTest extends IamLookUpCase {

    private static final String HOLDERS =
            "ListEntitiesForPolicy?PolicyArn=" + OWN + "&PolicyUsageFilter=PermissionsPolicy";

    @Test
    void a_policy_is_held_by_users_groups_and_roles() {
        iam.says(
                HOLDERS,
                members("PolicyUsers", Stream.of("<UserName>Pat</UserName>"))
                        + members("PolicyGroups", Stream.of("<GroupName>Ops</GroupName>"))
                        + members("PolicyRoles", Stream.of("<RoleName>Deploy</RoleName>")));
        assertThat(lookUp.holders(subject(Kind.POLICY, OWN), OWN))
                .extracting(holder -> holder.subject().key() + " " + holder.name())
                .containsExactly(
                        "USER#aws#111122223333#pat Pat",
                        "GROUP#aws#111122223333#ops Ops",
                        "ROLE#aws#111122223333#deploy Deploy");
    }

    @Test
    void who_sits_in_a_group_is_asked_by_the_name_that_the_record_has() {
        iam.says("GetGroup?GroupName=Ops", members("Users", Stream.of("<UserName>Pat</UserName>")));
        assertThat(lookUp.holders(subject(Kind.GROUP, "Ops"), "Ops"))
                .extracting(Holder::name)
                .containsExactly("Pat");
    }

    @Test
    void what_iam_knows_no_more_and_what_is_in_another_account_is_said_to_be_unanswered() {
        assertThatThrownBy(() -> lookUp.holders(subject(Kind.GROUP, "Gone"), "Gone"))
                .isInstanceOf(Unanswered.class)
                .hasMessageContaining("IAM knows it no more (GetGroup)");
        Subject foreign = new Subject.Thing(Kind.GROUP, "aws", "444455556666", "Ops");
        assertThatThrownBy(() -> lookUp.holders(foreign, "Ops")).isInstanceOf(Unanswered.class);
        assertThat(iam.calls).containsExactly("GetGroup?GroupName=Gone");
    }
}
