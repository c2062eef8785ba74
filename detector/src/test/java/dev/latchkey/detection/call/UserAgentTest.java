package dev.latchkey.detection.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.call.Origin.Method;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The user agents that real records carry. */
class UserAgentTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "console.amazonaws.com",
                "console.ec2.amazonaws.com",
                "signin.amazonaws.com",
                "AWS Internal",
                "Coral/Jakarta",
                "Coral/Netty4",
                "aws-internal/3 aws-sdk-java/1.12.750 Linux/5.10 OpenJDK_64-Bit_Server_VM/17",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36",
            })
    void the_console_has_had_many(String userAgent) {
        assertThat(new Origin("192.0.2.44", userAgent, false).method()).isEqualTo(Method.CONSOLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aws-cli/1.18.87 Python/3.8.5 Linux/5.4 botocore/1.17.10",
                "aws-cli/2.2.23 Python/3.8.8 Darwin/20 exe/x86_64 prompt/off command/iam.create-access-key",
                "aws-cli/2.17.32 md/awscrt#0.21 ua/2.0 os/linux#6.1 md/command#iam.create-user",
                "aws-cli/2.15.0 Python/3.11 exec-env/CloudShell",
            })
    void the_command_line_is_known_in_each_of_its_versions(String userAgent) {
        assertThat(new Origin("198.51.100.23", userAgent, false).method()).isEqualTo(Method.CLI);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Boto3/1.42.93 md/Botocore#1.42.93 ua/2.1 exec-env/AWS_Lambda_python3.13 | SDK",
                "aws-sdk-go-v2/1.32.3 os/linux lang/go#1.23 api/iam#1.37 | SDK",
                "APN/1.0 HashiCorp/1.0 Terraform/1.1.2 terraform-provider-aws/4.67.0 aws-sdk-go/1.44 | IAC",
                "S3 Browser 9.5.3 https://s3browser.com | OTHER",
                "stratus-red-team_12345678-1234-1234-1234-123456789012 | OTHER",
            })
    void libraries_and_tools_are_told_apart(String userAgent, Method method) {
        assertThat(new Origin("198.51.100.23", userAgent, false).method()).isEqualTo(method);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws-internal/3 aws-sdk-java/1.12.750", "sso.amazonaws.com", "Boto3/1.34"})
    void a_service_is_one_by_its_address_whatever_library_it_uses(String userAgent) {
        assertThat(new Origin("sso.amazonaws.com", userAgent, false).method()).isEqualTo(Method.SERVICE);
    }
}
