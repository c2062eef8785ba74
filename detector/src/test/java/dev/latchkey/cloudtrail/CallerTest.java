package dev.latchkey.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.call.Origin;
import dev.latchkey.detection.call.Principal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallerTest {

    private static final String ACCOUNT = ",'accountId':'111122223333'";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "IAMUser | 'arn':'arn:aws:iam::111122223333:user/m','userName':'m' | arn:aws:iam::111122223333:user/m",
                "Root | 'arn':'arn:aws:iam::111122223333:root' | arn:aws:iam::111122223333:root",
                "Role | 'arn':'arn:aws:iam::111122223333:role/r' | arn:aws:iam::111122223333:role/r",
                "AWSService | 'invokedBy':'sso.amazonaws.com' | service:sso.amazonaws.com",
                "AWSAccount | 'accountId':'444455556666','principalId':'AIDAEXAMPLE' | account:444455556666",
                "IdentityCenterUser | 'accountId':'111122223333','onBehalfOf':{'userId':'9448'} | account:111122223333",
                "Directory | 'accountId':'111122223333','userName':'d' | account:111122223333",
                "SAMLUser | 'userName':'s','identityProvider':'i' | unknown:SAMLUser",
                "WebIdentityUser | 'userName':'w','identityProvider':'i' | unknown:WebIdentityUser",
                "SomethingNew | 'principalId':'x' | unknown:SomethingNew",
                "Unknown | 'principalId':'' | unknown:Unknown"
            })
    void every_type_of_identity_is_read_and_named(String type, String rest, String name) {
        Principal principal = principal("{'type':'" + type + "'," + rest + "}");
        assertThat(principal.type()).isEqualTo(type);
        assertThat(principal.name()).isEqualTo(name);
        assertThat(principal.isRoot()).isEqualTo(type.equals("Root"));
    }

    @Test
    void an_identity_that_is_missing_is_unknown() {
        assertThat(principal("").name()).isEqualTo("unknown:Unknown");
        assertThat(principal("{}").type()).isEqualTo("Unknown");
    }

    @Test
    void an_assumed_role_is_named_by_its_issuer_which_has_the_path() {
        Principal session = principal("{'type':'AssumedRole'" + ACCOUNT
                + ",'arn':'arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Admin_0123456789abcdef/alice',"
                + "'sessionContext':{'sessionIssuer':{'type':'Role','userName':'AWSReservedSSO_Admin_0123456789abcdef',"
                + "'arn':'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_0123'}}}");
        assertThat(session.name()).startsWith("arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/");
        assertThat(session.shown()).endsWith("/alice");
        assertThat(session.userName()).as("the issuer's is not the session's").isEmpty();
    }

    @Test
    void a_federated_user_is_named_by_the_user_who_let_it_in() {
        Principal federated = principal("{'type':'FederatedUser'" + ACCOUNT
                + ",'arn':'arn:aws:sts::111122223333:federated-user/guest','sessionContext':{'sessionIssuer':"
                + "{'type':'IAMUser','arn':'arn:aws:iam::111122223333:user/mallory','userName':'mallory'}}}");
        assertThat(federated.name()).isEqualTo("arn:aws:iam::111122223333:user/mallory");
        assertThat(federated.shown()).isEqualTo("arn:aws:sts::111122223333:federated-user/guest");
    }

    @Test
    void a_partner_with_lent_rights_is_shown_before_whose_rights_they_are_and_named_by_these() {
        Principal partner = principal("{'type':'AssumedRole'" + ACCOUNT
                + ",'arn':'arn:aws:sts::111122223333:assumed-role/Admin/alice','sessionContext':{'sessionIssuer':"
                + "{'type':'Role','arn':'arn:aws:iam::111122223333:role/Admin','userName':'Admin'}},"
                + "'invokedByDelegate':{'accountId':'444455556666'}}");
        assertThat(partner.shown())
                .isEqualTo("account 444455556666 as arn:aws:sts::111122223333:assumed-role/Admin/alice");
        assertThat(partner.bearer()).isEqualTo("arn:aws:sts::111122223333:assumed-role/Admin/alice");
        assertThat(partner.name()).isEqualTo("arn:aws:iam::111122223333:role/Admin");
    }

    @Test
    void a_session_of_root_that_another_account_has_begun_is_root_and_told_apart() {
        String root = "{'type':'Root'" + ACCOUNT + ",'arn':'arn:aws:iam::111122223333:root','sessionContext':{%s}}";
        Principal privileged = principal(root.formatted("'assumedRoot':'true'"));
        assertThat(privileged.isRoot()).isTrue();
        assertThat(privileged.shown()).isEqualTo("arn:aws:iam::111122223333:root (AssumeRoot)");
        assertThat(privileged.name()).isEqualTo("arn:aws:iam::111122223333:root");
        for (String other : List.of("", "'assumedRoot':''", "'assumedRoot':'false'")) {
            assertThat(principal(root.formatted(other)).assumedRoot()).isFalse();
        }
    }

    @Test
    void whoever_asks_for_such_a_session_bears_the_mark_too_and_is_not_one() {
        Principal asks = principal("{'type':'AssumedRole'" + ACCOUNT
                + ",'arn':'arn:aws:sts::111122223333:assumed-role/John/JohnRole1','sessionContext':{'sessionIssuer':"
                + "{'type':'Role','arn':'arn:aws:iam::111122223333:role/John'},'assumedRoot':'true'}}");
        assertThat(asks.assumedRoot()).isFalse();
        assertThat(asks.shown()).isEqualTo("arn:aws:sts::111122223333:assumed-role/John/JohnRole1");
    }

    @Test
    void an_identity_center_user_without_a_name_is_told_apart_by_its_id() {
        String store = "'identityStoreArn':'arn:aws:identitystore::111122223333:identitystore/d-9067642ac7'";
        Principal one = principal("{'type':'IdentityCenterUser'" + ACCOUNT
                + ",'onBehalfOf':{'userId':'544894e8-80c1-707f-60e3-3ba6510dfac1'," + store + "}}");
        assertThat(one.userName()).contains("544894e8-80c1-707f-60e3-3ba6510dfac1");
        assertThat(one.shown()).isEqualTo("IdentityCenterUser 544894e8-80c1-707f-60e3-3ba6510dfac1");
        assertThat(principal("{'type':'IdentityCenterUser','userName':'old','onBehalfOf':{'userId':'5'}}")
                        .userName())
                .contains("old");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"'true', true", "true, true", "'false', false", "false, false"})
    void a_second_factor_is_said_by_a_text_or_a_boolean(String said, boolean used) {
        String identity = "{'type':'IAMUser','sessionContext':{'attributes':{'mfaAuthenticated':" + said + "}}}";
        assertThat(principal(identity).mfa()).contains(used);
        assertThat(principal(identity).withoutMfa()).isEqualTo(!used);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"'true', true", "true, true", "'false', false", "'yes', false", "null, false", "{}, false"})
    void a_session_of_the_console_is_said_by_a_text_or_a_boolean(String said, boolean console) {
        assertThat(Caller.origin(new Fields(Given.with(Given.record(), "sessionCredentialFromConsole", said)))
                        .console())
                .isEqualTo(console);
    }

    @ParameterizedTest
    @CsvSource({
        "075.050.255.67, 75.50.255.67, ''",
        "2001:db8::17, 2001:db8::17, ''",
        "cloudformation.amazonaws.com, '', cloudformation.amazonaws.com",
        "ec2.amazonaws.com.cn, '', ec2.amazonaws.com.cn",
        "AWS Internal, '', ''"
    })
    void an_address_is_an_ip_a_service_or_neither(String address, String ip, String service) {
        Origin origin = Caller.origin(new Fields(Given.record().put("sourceIPAddress", address)));
        assertThat(origin.ip().orElse("")).isEqualTo(ip);
        assertThat(origin.service().orElse("")).isEqualTo(service);
    }

    @Test
    void a_record_without_address_and_agent_says_so() {
        Origin origin = Caller.origin(new Fields(Given.json("{}")));
        assertThat(origin.address()).isEqualTo("unknown address");
        assertThat(origin.ip()).isEmpty();
        assertThat(origin.userAgent()).isEqualTo("no user agent");
    }

    private static Principal principal(String identity) {
        return Caller.principal(new Fields(Given.with(Given.record(), "userIdentity", identity)));
    }
}
