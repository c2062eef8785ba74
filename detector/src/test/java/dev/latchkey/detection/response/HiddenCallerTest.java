package dev.latchkey.detection.response;

import static dev.latchkey.detection.Cast.MALLORY;
import static dev.latchkey.detection.Cast.NEW_ROLE;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.THE_VENDOR;
import static dev.latchkey.detection.Cast.by;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.opened;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.Provisioners;
import dev.latchkey.detection.alert.AlertText;
import dev.latchkey.detection.alert.Findings;
import dev.latchkey.detection.call.Origin;
import dev.latchkey.detection.step.Step;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HiddenCallerTest {

    private static final Step CREATION = created(NEW_ROLE, "e-1", NOON);
    private static final Step TRUST = opened(NEW_ROLE, "e-1", NOON, THE_VENDOR);

    @Test
    void a_stack_with_a_role_of_its_own_hides_the_person_and_the_look_up_is_printed() {
        String text = text(viaCloudFormation(CREATION), viaCloudFormation(TRUST));
        assertThat(text)
                .contains("CloudFormation made calls here: its service role hides the person")
                .contains(lookUp("CreateStack"), lookUp("UpdateStack"), lookUp("ExecuteChangeSet"));
    }

    @Test
    void a_caller_that_is_the_service_itself_is_hidden_too() {
        var service = Provisioners.withoutArn(Optional.empty(), Optional.of("cloudformation.amazonaws.com"));
        assertThat(text(by(service, CREATION), by(service, TRUST))).contains(lookUp("CreateStack"));
    }

    @Test
    void it_is_the_same_service_by_its_name_in_china() {
        Origin china = new Origin("cloudformation.amazonaws.com.cn", "cloudformation.amazonaws.com.cn", false);
        var service = Provisioners.withoutArn(Optional.empty(), Optional.of("cloudformation.amazonaws.com.cn"));
        assertThat(HiddenCaller.isHidden(Cast.from(china, by(Provisioners.STACK_ROLE, CREATION))))
                .isTrue();
        assertThat(HiddenCaller.isHidden(by(service, CREATION))).isTrue();
        Origin other = new Origin("cloudformation.amazonaws.com.evil", "", false);
        assertThat(HiddenCaller.isHidden(Cast.from(other, by(Provisioners.STACK_ROLE, CREATION))))
                .isFalse();
    }

    @Test
    void a_user_who_changes_a_stack_without_such_a_role_stands_in_the_records_and_is_not_hidden() {
        Step creation = Cast.from(Provisioners.CLOUDFORMATION, by(MALLORY, CREATION));
        assertThat(text(creation, Cast.from(Provisioners.CLOUDFORMATION, by(MALLORY, TRUST))))
                .doesNotContain("AttributeValue=CreateStack");
    }

    @Test
    void a_person_who_changes_a_stack_in_a_session_of_their_own_is_shown_and_not_hidden() {
        Step creation = Cast.from(Provisioners.CLOUDFORMATION, by(Provisioners.ADA, CREATION));
        assertThat(text(creation, Cast.from(Provisioners.CLOUDFORMATION, by(Provisioners.ADA, TRUST))))
                .contains("/ada@example.com")
                .doesNotContain("hides the person");
    }

    @ParameterizedTest
    @CsvSource({
        "AWSCloudFormation, true",
        "16b4abdd-1d1f-4aeb-8930-3e65dcef6bab, true",
        "AWSCloudFormation2, false",
        "awscloudformation, false",
        "16b4abdd-1d1f-4aeb-8930-3e65dcef6ba, false",
        "i-0123456789abcdef0, false"
    })
    void only_sessions_that_cloudformation_itself_opens_hide_somebody(String session, boolean hidden) {
        Step step = by(Provisioners.stack(session), CREATION);
        assertThat(HiddenCaller.isHidden(Cast.from(Provisioners.CLOUDFORMATION, step)))
                .isEqualTo(hidden);
        assertThat(HiddenCaller.isHidden(step)).isFalse();
    }

    @Test
    void without_cloudformation_there_is_nothing_to_look_up() {
        assertThat(text(by(Provisioners.STACK_ROLE, CREATION), by(Provisioners.STACK_ROLE, TRUST)))
                .doesNotContain("AttributeValue=CreateStack");
    }

    @Test
    void a_region_from_a_record_is_one_word_of_the_command() {
        Step elsewhere = Cast.in("--debug; rm *", viaCloudFormation(CREATION));
        assertThat(text(elsewhere, TRUST)).contains("lookup-events --region='--debug; rm *' --lookup-attributes");
    }

    private static Step viaCloudFormation(Step step) {
        return Cast.from(Provisioners.CLOUDFORMATION, by(Provisioners.STACK_ROLE, step));
    }

    private static String lookUp(String change) {
        return "  aws cloudtrail lookup-events --region=us-east-1 --lookup-attributes AttributeKey=EventName,"
                + "AttributeValue=" + change
                + " --start-time 2026-03-02T11:00:00Z --end-time 2026-03-02T12:00:01Z\n";
    }

    private static String text(Step... steps) {
        return AlertText.of(Findings.of(steps));
    }
}
