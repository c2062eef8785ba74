package dev.latchkey.detection.effective;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.subject.Subject;
import org.junit.jupiter.api.Test;

class PolicyVersionTest {

    @Test
    void the_version_of_a_policy_is_a_subject_of_its_own_and_the_policy_none() {
        Subject policy = new Subject.Thing(Subject.Kind.POLICY, "aws", Cast.HOME, "arn:aws:iam::111122223333:policy/p");
        Subject version = new PolicyVersion(policy, "v2").subject();
        assertThat(PolicyVersion.of(version)).contains(new PolicyVersion(policy, "v2"));
        assertThat(PolicyVersion.of(policy)).isEmpty();
        assertThat(PolicyVersion.of(Cast.NEW_USER)).isEmpty();
        assertThat(PolicyVersion.parts(version.name())).containsExactly(policy.name(), "v2");
        assertThat(PolicyVersion.parts(policy.name())).containsExactly(policy.name());
    }
}
