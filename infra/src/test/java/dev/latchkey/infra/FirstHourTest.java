package dev.latchkey.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;

/** What a deployment prints for whoever made it, and the trail that it makes for who has none. */
class FirstHourTest {
    private static Synthesis withTrail;

    @BeforeAll
    static void synthesize() {
        withTrail = Synthesis.of("trail", Map.of("createTrail", "true", "email", "security@example.com"));
    }

    @Test
    void the_first_thing_is_to_confirm_the_subscription_and_how_to_see_who_has_not() {
        assertThat(output(Synthesis.standard(), "Next1"))
                .contains("security@example.com", "PendingConfirmation", "list-subscriptions-by-topic");
    }

    @Test
    void the_second_is_a_command_that_shows_whether_a_trail_logs_and_what_to_do_without_one() {
        assertThat(output(Synthesis.standard(), "Next2"))
                .contains(
                        "describe-trails --region us-east-1",
                        "get-trail-status",
                        "IsLogging",
                        "get-event-selectors --region $(echo $t | cut -d: -f4) --trail-name $t",
                        "All or WriteOnly",
                        // A trail with advanced selectors has neither word.
                        "or Management without a readOnly",
                        "-c createTrail=true");
        assertThat(output(withTrail, "Next2"))
                .startsWith("This deployment made a trail")
                .doesNotContain("createTrail");
    }

    /** The shell of macOS would look for files by such a name, and run nothing. */
    @Test
    void no_bracket_or_asterisk_is_left_to_the_shell() {
        assertThat(List.of("Next1", "Next2", "Next3"))
                .allSatisfy(name -> assertThat(output(Synthesis.standard(), name)
                                .replaceAll("'[^']*'", "")
                                .replaceAll("(?s)\\$\\(|\\{\"[^}]*}", ""))
                        .doesNotContain("[]", "*", "?"));
    }

    @Test
    void the_third_is_one_command_that_sends_a_test_alert_by_a_file_of_the_repository() {
        String said = output(Synthesis.standard(), "Next3");

        Matcher payload = Pattern.compile("--payload file://(\\S+)").matcher(said);
        assertThat(payload.find()).isTrue();
        assertThat(Path.of("..", payload.group(1))).isRegularFile();
        assertThat(said)
                .contains(
                        "aws lambda invoke --region us-east-1",
                        Synthesis.standard().idAt("Detector/Live"));
    }

    /** Unquoted, zsh takes brackets for the names of files and finds none. */
    @Test
    void what_is_printed_can_be_pasted_into_any_shell() {
        assertThat(List.of("Next1", "Next2", "Next3"))
                .allSatisfy(next ->
                        assertThat(output(Synthesis.standard(), next)).doesNotContainPattern("--query [^' ]*[\\[\\]]"));
    }

    @Test
    void a_trail_of_all_regions_logs_reads_and_writes_and_can_be_checked_for_forgery() {
        JsonNode trail = withTrail.only("AWS::CloudTrail::Trail").path("Properties");

        assertThat(trail.path("IsMultiRegionTrail").asBoolean()).isTrue();
        assertThat(trail.path("IsLogging").asBoolean()).isTrue();
        assertThat(trail.path("EnableLogFileValidation").asBoolean()).isTrue();
        assertThat(trail.path("IncludeGlobalServiceEvents").asBoolean()).isTrue();
        assertThat(trail.at("/EventSelectors/0/ReadWriteType").asText()).isEqualTo("All");
        assertThat(trail.at("/EventSelectors/0/IncludeManagementEvents").asBoolean(true))
                .isTrue();
    }

    @Test
    void its_bucket_is_encrypted_private_reached_by_tls_only_and_kept() {
        JsonNode bucket = withTrail.only("AWS::S3::Bucket");

        assertThat(bucket.path("DeletionPolicy").asText()).isEqualTo("Retain");
        assertThat(bucket.at("/Properties/BucketEncryption").isMissingNode()).isFalse();
        assertThat(bucket.at("/Properties/PublicAccessBlockConfiguration"))
                .hasSize(4)
                .allSatisfy(blocked -> assertThat(blocked.asBoolean()).isTrue());
        assertThat(bucket.at("/Properties/LifecycleConfiguration/Rules/0/ExpirationInDays")
                        .asInt())
                .isEqualTo(365);
        assertThat(withTrail
                        .only("AWS::S3::BucketPolicy")
                        .at("/Properties/PolicyDocument")
                        .toString())
                .contains("\"Deny\"", "\"aws:SecureTransport\":\"false\"");
    }

    /** Else CloudTrail would write there for a trail of anybody's. */
    @Test
    void its_bucket_takes_no_logs_but_of_that_trail() {
        JsonNode trail = withTrail.only("AWS::CloudTrail::Trail").path("Properties");
        JsonNode statements = withTrail.only("AWS::S3::BucketPolicy").at("/Properties/PolicyDocument/Statement");

        assertThat(statements)
                .filteredOn(it -> it.at("/Principal/Service").asText().equals("cloudtrail.amazonaws.com"))
                .filteredOn(it -> it.path("Effect").asText().equals("Deny"))
                .singleElement()
                .satisfies(deny -> {
                    assertThat(deny.path("Resource"))
                            .hasSize(2)
                            .allSatisfy(resource ->
                                    assertThat(resource.toString()).contains(withTrail.idOf("AWS::S3::Bucket")));
                    assertThat(deny.path("Action")).extracting(JsonNode::asText).contains("s3:PutObject");
                    assertThat(deny.at("/Condition/StringNotEquals/aws:SourceArn")
                                    .toString())
                            .contains(
                                    ":cloudtrail:us-east-1:",
                                    "trail/" + trail.path("TrailName").asText() + "\"");
                });
    }

    /** Its logs come within minutes, and a stack with a bucket that is not empty cannot be deleted. */
    @Test
    void the_bucket_does_not_stand_in_the_way_of_removing_a_trial() {
        Synthesis trial = Synthesis.of("trial", Map.of("createTrail", "true", "removable", "true"));

        assertThat(trial.only("AWS::S3::Bucket").path("DeletionPolicy").asText())
                .isEqualTo("Retain");
    }

    @Test
    void by_default_no_trail_is_made_and_with_one_cdk_nag_has_nothing_to_say() {
        assertThat(Synthesis.standard().resources("AWS::CloudTrail::Trail")).isEmpty();
        Annotations.fromStack(withTrail.stack()).hasNoError("*", Match.anyValue());
        Annotations.fromStack(withTrail.stack()).hasNoWarning("*", Match.anyValue());
    }

    private static String output(Synthesis stack, String name) {
        JsonNode value = stack.template().at("/Outputs/%s/Value".formatted(name));
        return value.isTextual() ? value.asText() : value.toString();
    }
}
