package dev.latchkey.detection.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.call.Origin.Method;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.0.2.1",
                "198.51.100.255",
                "0.0.0.0",
                "2001:db8::17",
                "::1",
                "::",
                "2001:db8::",
                "::ffff:192.0.2.1",
                "2001:DB8:0:0::1",
                "2001:db8:1:2:3:4:5:6",
                "2001:db8:1:2:3:4:192.0.2.1",
                "2001:db8:1:2:3:4:5::"
            })
    void an_address_is_an_ip(String address) {
        assertThat(new Origin(address, "", false).ip()).contains(address);
        assertThat(new Origin(address, "", false).service()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cloudformation.amazonaws.com",
                "sso.amazonaws.com",
                "ec2.amazonaws.com.cn",
                "lambda.amazonaws.eu",
                "sqs.c2s.ic.gov"
            })
    void the_name_of_a_service_is_no_ip(String address) {
        assertThat(new Origin(address, "", false).ip()).isEmpty();
        assertThat(new Origin(address, "", false).service()).contains(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "AWS Internal",
                "192.0.2",
                "192.0.2.1.5",
                "192.0.2.1.",
                "192.0.2.256",
                "192.0.2.1 ",
                "amazonaws.com.example",
                "amazonaws.com",
                "ec2.amazonaws.com.cn.example",
                "notamazonaws.com",
                "face",
                ":",
                ":::",
                ":1",
                "1:",
                "2001:db8:::1",
                "2001:db8::1::2",
                "2001:db8:1:2:3:4:5",
                "2001:db8:1:2:3:4:5:6:7",
                "2001:db8:1:2:3:4:5:6::",
                "2001:db8::12345",
                "2001:db8::192.0.2.1:1",
                "2001:db8::1%eth0"
            })
    void anything_else_is_neither(String address) {
        assertThat(new Origin(address, "", false).ip()).isEmpty();
        assertThat(new Origin(address, "", false).service()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "075.050.255.067, 75.50.255.67",
        "192.000.002.001, 192.0.2.1",
        "000.000.000.000, 0.0.0.0",
        "192.0.2.010, 192.0.2.10"
    })
    void zeros_that_pad_an_octet_are_taken_away_and_never_mean_octal(String padded, String address) {
        assertThat(new Origin(padded, "", false).ip()).contains(address);
        assertThat(new Origin(padded, "", false).address()).isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "192.0.2.1 | APN/1.0 HashiCorp/1.0 Terraform/1.5.7 aws-sdk-go-v2/1.2 | IAC",
                "192.0.2.1 | Pulumi/3.0 aws-sdk-go/1.44 | IAC",
                "192.0.2.1 | OpenTofu/1.6 aws-sdk-go-v2/1.2 | IAC",
                "cloudformation.amazonaws.com | cloudformation.amazonaws.com | IAC",
                "192.0.2.1 | Mozilla/5.0 (X11; Linux x86_64) | CONSOLE",
                "192.0.2.1 | AWS Internal | CONSOLE",
                "192.0.2.1 | aws-cli/2.15.0 Python/3.11.6 | CLI",
                "192.0.2.1 | AWS-CLI/2.15.0 | CLI",
                "192.0.2.1 | Boto3/1.34.2 md/Botocore#1.34.2 | SDK",
                "192.0.2.1 | aws-sdk-java/2.21 | SDK",
                "sso.amazonaws.com | sso.amazonaws.com | SERVICE",
                "192.0.2.1 | curl/8.4 | OTHER",
                "192.0.2.1 | '' | OTHER",
            })
    void the_user_agent_tells_how_the_call_was_made(String address, String userAgent, Method method) {
        assertThat(new Origin(address, userAgent, false).method()).isEqualTo(method);
    }

    @ParameterizedTest
    @CsvSource({"curl/8.4, CONSOLE", "Terraform/1.5.7, IAC", "aws-cli/2.15.0, CONSOLE"})
    void a_session_of_the_console_is_the_console_unless_a_tool_says_otherwise(String userAgent, Method method) {
        assertThat(new Origin("192.0.2.1", userAgent, true).method()).isEqualTo(method);
    }
}
