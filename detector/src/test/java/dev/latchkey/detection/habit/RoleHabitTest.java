package dev.latchkey.detection.habit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.detection.allowlist.MaxPrivilege;
import dev.latchkey.detection.rights.Privilege.Level;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Terraform makes users, which saves alerts, and roles beside them. */
class RoleHabitTest {

    @Test
    void administrator_rights_that_are_usual_are_an_entry_of_their_own_that_opens_no_door() {
        Weeks weeks = weeks();
        for (int day = 1; day < 4; day++) {
            weeks.role(day, "adm-" + day, Level.ADMIN);
        }
        List<AllowlistEntry> rights = rights(weeks);
        assertThat(rights).singleElement().satisfies(entry -> {
            assertThat(entry.id()).startsWith("terraform-role-rights-");
            assertThat(entry.bounds().operations()).containsExactly("AttachRolePolicy");
            assertThat(entry.bounds().targets()).containsExactly("adm-*");
        });
        assertThat(weeks.suggested().effect().newlyTold()).isZero();
    }

    @Test
    void administrator_rights_seen_once_widen_nothing() {
        Weeks weeks = weeks();
        for (int day = 1; day < 4; day++) {
            weeks.role(day, "app-" + day, Level.LIMITED);
        }
        weeks.role(9, "app-x", Level.ADMIN);
        assertThat(rights(weeks)).isEmpty();
        assertThat(weeks.reasons()).containsExactly("not usual: call AttachRolePolicy, rights ADMIN");
        assertThat(weeks.suggested().effect().newlyTold()).isEqualTo(1);
    }

    @Test
    void what_is_told_higher_than_without_the_entries_is_counted_as_well_as_what_is_told_only_then() {
        Weeks weeks = weeks().user(9, "other", step -> step);
        for (int day = 1; day < 4; day++) {
            weeks.role(day, "app-" + day, Level.LIMITED);
        }
        weeks.role(9, "app-x", Level.ADMIN);
        Effect effect = weeks.suggested().effect();
        assertThat(effect.newlyTold()).isEqualTo(1);
        assertThat(effect.toldHigher()).isEqualTo(2);
    }

    @Test
    void chains_that_an_entry_would_not_approve_alone_are_told_apart() {
        Weeks weeks = weeks();
        for (int day = 1; day < 4; day++) {
            weeks.role(day, "ci-role-" + day, Level.LIMITED);
        }
        assertThat(weeks.suggested().entries()).hasSize(2).allSatisfy(proposed -> {
            boolean forUsers = proposed.entry().id().startsWith("terraform-users-");
            assertThat(proposed.chains() - proposed.together()).isEqualTo(forUsers ? proposed.saved() : 3);
        });
    }

    private static Weeks weeks() {
        return new Weeks().habit("ci-", step -> step);
    }

    private static List<AllowlistEntry> rights(Weeks weeks) {
        return weeks.entries().stream()
                .filter(entry -> entry.bounds().maxPrivilege() != MaxPrivilege.LIMITED)
                .toList();
    }
}
