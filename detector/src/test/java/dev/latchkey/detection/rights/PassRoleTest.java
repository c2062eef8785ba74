package dev.latchkey.detection.rights;

import static dev.latchkey.detection.rights.Documents.allow;
import static dev.latchkey.detection.rights.Documents.allowAllBut;
import static dev.latchkey.detection.rights.Documents.conditioned;
import static dev.latchkey.detection.rights.Documents.levelOf;
import static dev.latchkey.detection.rights.Documents.privilegeOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.call.PolicyDocument.Statement;
import dev.latchkey.detection.rights.Privilege.Half;
import dev.latchkey.detection.rights.Privilege.Level;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code iam:PassRole} counts only with an action that runs something, in one document or in two. */
class PassRoleTest {

    static final List<String> RUNNING = PassedRole.RUN_OR_HAND_OUT;

    private static final Statement PASS = allow("iam:PassRole", "*");
    private static final Statement RUN = allow("lambda:CreateFunction", "*");

    @Test
    void each_half_alone_is_limited() {
        assertThat(privilegeOf(PASS).level()).isEqualTo(Level.LIMITED);
        assertThat(privilegeOf(PASS).halves()).containsExactly(Half.PASSES_ROLE);
        assertThat(privilegeOf(RUN).level()).isEqualTo(Level.LIMITED);
        assertThat(privilegeOf(RUN).halves()).containsExactly(Half.RUNS_SOMETHING);
    }

    @Test
    void both_halves_in_one_document_are_escalation() {
        assertThat(levelOf(PASS, RUN)).isEqualTo(Level.ESCALATION);
        assertThat(levelOf(RUN, conditioned(PASS))).isEqualTo(Level.ESCALATION);
    }

    @Test
    void both_halves_in_one_statement_are_escalation() {
        Statement both = new Statement(true, List.of("iam:PassRole", "ec2:Run*"), false, List.of("*"), false, false);
        assertThat(levelOf(both)).isEqualTo(Level.ESCALATION);
    }

    @Test
    void both_halves_in_two_documents_are_escalation() {
        assertThat(Privilege.union(List.of(privilegeOf(PASS), privilegeOf(RUN))).level())
                .isEqualTo(Level.ESCALATION);
    }

    @Test
    void one_half_twice_is_limited() {
        assertThat(Privilege.union(List.of(privilegeOf(PASS), privilegeOf(PASS)))
                        .level())
                .isEqualTo(Level.LIMITED);
    }

    @Test
    void both_halves_beside_an_unknown_document_are_escalation() {
        Privilege unknown = Privilege.of(Level.UNKNOWN, "not known");
        assertThat(Privilege.union(List.of(privilegeOf(PASS), unknown, privilegeOf(RUN)))
                        .level())
                .isEqualTo(Level.ESCALATION);
    }

    @Test
    void both_halves_do_not_lower_admin() {
        Privilege admin = privilegeOf(allow("*", "*"));
        assertThat(Privilege.union(List.of(privilegeOf(PASS), admin, privilegeOf(RUN))))
                .isEqualTo(new Privilege(Level.ADMIN, Set.of(Half.PASSES_ROLE, Half.RUNS_SOMETHING), admin.why()));
    }

    @Test
    void the_union_of_nothing_is_no_grant() {
        assertThat(Privilege.union(List.of())).isEqualTo(Privilege.NOTHING);
    }

    @Test
    void the_actions_that_run_something_are_sorted_and_each_has_a_service_and_a_name() {
        assertThat(RUNNING).isSorted().doesNotHaveDuplicates();
        assertThat(RUNNING).allMatch(action -> action.matches("[a-z][a-z0-9-]+:[A-Z][A-Za-z0-9]+"));
    }

    @ParameterizedTest
    @FieldSource("RUNNING")
    void every_action_that_runs_something_is_the_other_half(String action) {
        assertThat(levelOf(PASS, allow(action, "*"))).isEqualTo(Level.ESCALATION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apigateway:POST",
                "batch:SubmitServiceJob",
                "bedrock-agentcore:CreateAgentRuntime",
                "cloudformation:CreateStackSet",
                "cloudformation:UpdateResource",
                "config:PutConformancePack",
                "ec2:ReplaceIamInstanceProfileAssociation",
                "elasticbeanstalk:CreateApplicationVersion",
                "elasticmapreduce:RunJobFlow",
                "events:CreateSubscriber",
                "glue:UpdateJob",
                "lambda:RunMicrovm",
                "lambda:UpdateFunctionConfiguration",
                "scheduler:CreateSchedule",
                "servicecatalog:CreateServiceAction",
                "ssm:CreateAssociation",
                "states:TestState",
                "states:UpdateStateMachine",
            })
    void what_gives_a_passed_role_to_what_is_there_already_or_to_a_schedule_is_the_other_half(String action) {
        assertThat(levelOf(PASS, allow(action, "*"))).isEqualTo(Level.ESCALATION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "airflow:*",
                "appstream:*",
                "cloud9:*",
                "codedeploy:*",
                "ec2:CreateFleet",
                "ecs:CreateService",
                "eks:CreatePodIdentityAssociation",
                "elasticbeanstalk:*",
                "iot:CreateRoleAlias",
                "pipes:*",
                "sagemaker:CreateDomain",
                "synthetics:*",
                "transfer:*",
            })
    void whole_services_count_by_what_they_hold(String action) {
        assertThat(levelOf(PASS, allow(action, "*"))).isEqualTo(Level.ESCALATION);
        assertThat(levelOf(allow(action, "*"))).isEqualTo(Level.LIMITED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chatbot:CreateSlackChannelConfiguration",
                "datazone:AssociateEnvironmentRole",
                "ds:EnableRoleAccess",
                "medialive:CreateCluster",
                "rolesanywhere:CreateProfile",
                "rolesanywhere:UpdateProfile",
                "ssm:CreateActivation",
                "ssm:UpdateServiceSetting",
                "workspaces:ModifyWorkspaceCreationProperties",
            })
    void what_hands_a_passed_role_to_people_or_machines_elsewhere_is_the_other_half(String action) {
        assertThat(levelOf(PASS, allow(action, "*"))).isEqualTo(Level.ESCALATION);
        assertThat(levelOf(allow(action, "*"))).isEqualTo(Level.LIMITED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "elasticmapreduce:AddJobFlowSteps",
                "emr-containers:StartJobRun",
                "events:PutTargets",
                "iot:CreateTopicRule",
                "ssm:DescribeActivations",
                "lambda:InvokeFunction",
                "ec2:DescribeInstances",
                "glue:StartJobRun",
                "scheduler:DeleteSchedule",
                "backup:*",
                "ec2:CreateFlowLogs",
                "logs:*",
                "rds:*",
                "s3:*",
                "sns:*"
            })
    void an_action_that_runs_nothing_is_not(String action) {
        assertThat(levelOf(PASS, allow(action, "*"))).isEqualTo(Level.LIMITED);
    }

    @Test
    void passing_some_roles_only_is_no_half() {
        assertThat(levelOf(RUN, allow("iam:PassRole", "arn:aws:iam::*:role/app-*")))
                .isEqualTo(Level.LIMITED);
        assertThat(levelOf(RUN, allow("iam:PassRole", "arn:aws:iam::*:role/*"))).isEqualTo(Level.ESCALATION);
    }

    @Test
    void an_exception_that_leaves_both_halves_in_is_escalation() {
        Statement onRolesAndFunctions = allowAllBut("*", "iam:Put*", "iam:Attach*");
        assertThat(levelOf(onRolesAndFunctions)).isEqualTo(Level.ESCALATION);
    }
}
