package dev.latchkey.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.chain.Known;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.subject.Subject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The answer of {@code aws iam get-account-authorization-details}, as the command line writes it. */
class AccountFileTest {

    static final String HOME = "arn:aws:iam::111122223333:";
    private static final String ADMIN_DOCUMENT =
            "{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':'*','Resource':'*'}]}";
    /** What IAM answers of a small account. */
    static final String DETAILS = """
            {'UserDetailList':[{'UserName':'Old','Arn':'%1$suser/team/Old','CreateDate':'2019-05-01T08:00:00+00:00',
               'UserPolicyList':[{'PolicyName':'p','PolicyDocument':%2$s}],'GroupList':[],'AttachedManagedPolicies':[]}],
             'GroupDetailList':[{'GroupName':'Ops','Arn':'%1$sgroup/Ops','CreateDate':'2019-05-01T08:00:00Z',
               'GroupPolicyList':[],'AttachedManagedPolicies':[{'PolicyArn':'%1$spolicy/Own'}]}],
             'RoleDetailList':[{'RoleName':'Plain','Arn':'%1$srole/Plain','CreateDate':'2020-01-01T00:00:00+00:00',
               'RolePolicyList':[],
               'AttachedManagedPolicies':[{'PolicyArn':'arn:aws:iam::aws:policy/ReadOnlyAccess'},
                                          {'PolicyArn':'%1$spolicy/Missing'}]}],
             'Policies':[{'PolicyName':'Own','Arn':'%1$spolicy/Own','CreateDate':'2020-01-01T00:00:00+00:00',
               'PolicyVersionList':[{'IsDefaultVersion':false,'Document':{'Statement':[]}},
                                    {'IsDefaultVersion':true,'Document':%2$s}]}]}
            """.formatted(HOME, ADMIN_DOCUMENT).replace('\'', '"');

    @TempDir
    private Path folder = Path.of("never used: JUnit sets it");

    private final List<String> problems = new ArrayList<>();

    @Test
    void an_identity_is_known_by_its_birth_and_by_what_it_holds() throws IOException {
        Known user = known(DETAILS, "user/team/Old");
        assertThat(user.since()).contains(Instant.parse("2019-05-01T08:00:00Z"));
        assertThat(user.privilege()).map(Privilege::level).contains(Level.ADMIN);
        assertThat(problems).isEmpty();
    }

    @Test
    void of_a_policy_the_default_version_counts_and_a_group_holds_what_its_policies_say() throws IOException {
        assertThat(known(DETAILS, "policy/Own").privilege())
                .map(Privilege::level)
                .contains(Level.ADMIN);
        assertThat(known(DETAILS, "group/Ops").privilege())
                .map(Privilege::level)
                .contains(Level.ADMIN);
    }

    @Test
    void a_user_holds_what_his_groups_hold_and_of_a_group_that_is_missing_anything() throws IOException {
        String plain = DETAILS.replaceFirst(
                "\"UserPolicyList\":\\[.*\\],\"GroupList\"", "\"UserPolicyList\":[],\"GroupList\"");
        assertThat(known(plain, "user/team/Old").privilege())
                .map(Privilege::level)
                .contains(Level.NONE);
        String member = plain.replace("\"GroupList\":[]", "\"GroupList\":[\"Ops\"]");
        assertThat(known(member, "user/team/Old").privilege())
                .map(Privilege::level)
                .contains(Level.ADMIN);
        String stranger = plain.replace("\"GroupList\":[]", "\"GroupList\":[\"Elsewhere\"]");
        assertThat(known(stranger, "user/team/Old").privilege())
                .map(Privilege::level)
                .contains(Level.UNKNOWN);
    }

    @Test
    void each_version_of_a_policy_is_known_by_itself() throws IOException {
        String numbered =
                DETAILS.replace("{\"IsDefaultVersion\":true,", "{\"VersionId\":\"v2\",\"IsDefaultVersion\":true,");
        assertThat(known(numbered, "policy/Own#v2").privilege())
                .map(Privilege::level)
                .contains(Level.ADMIN);
    }

    @Test
    void a_policy_that_the_answer_lacks_is_unknown() throws IOException {
        assertThat(known(DETAILS, "role/Plain").privilege())
                .map(Privilege::level)
                .contains(Level.UNKNOWN);
    }

    @Test
    void a_document_may_be_url_encoded_and_one_that_cannot_be_read_is_unknown() throws IOException {
        String encoded = DETAILS.replace(ADMIN_DOCUMENT.replace('\'', '"'), "\"%7B%22Statement%22%3A%5B%5D%7D\"");
        assertThat(known(encoded, "policy/Own").privilege())
                .map(Privilege::level)
                .contains(Level.NONE);
        String broken = DETAILS.replace(ADMIN_DOCUMENT.replace('\'', '"'), "\"oops\"");
        assertThat(known(broken, "policy/Own").privilege())
                .map(Privilege::level)
                .contains(Level.UNKNOWN);
    }

    @Test
    void several_pages_one_after_another_are_one_account() throws IOException {
        String more = DETAILS.replace("policy/Own", "policy/Second");
        assertThat(known(DETAILS + more, "policy/Own").privilege()).isPresent();
        assertThat(known(DETAILS + more, "policy/Second").privilege()).isPresent();
    }

    @Test
    void what_is_wrong_in_one_entry_is_named_and_the_rest_goes_on() throws IOException {
        String wrong = DETAILS.replace("2019-05-01T08:00:00+00:00", "long ago").replace(HOME + "group/Ops", "nothing");
        assertThat(known(wrong, "policy/Own").privilege()).isPresent();
        assertThat(problems)
                .anyMatch(it -> it.contains("is not a time: long ago"))
                .anyMatch(it -> it.contains("an entry whose Arn is none"));
    }

    @Test
    void nobody_is_known_whom_the_answer_does_not_name() throws IOException {
        assertThat(known(DETAILS, "user/Nobody")).isEqualTo(Known.NOTHING);
    }

    @Test
    void another_file_is_refused() throws IOException {
        assertThatThrownBy(() -> known("{\"Records\":[]}", "user/Old")).hasMessageContaining("authorization-details");
        assertThatThrownBy(() -> known("no json", "user/Old")).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"IsTruncated\":true,\"Marker\":\"m\"", "\"NextToken\":\"t\""})
    void a_last_page_that_others_follow_is_warned_of_and_still_read(String more) throws IOException {
        Known user = known(DETAILS.replaceFirst("\\{", "{" + more + ","), "user/team/Old");
        assertThat(user.privilege()).map(Privilege::level).contains(Level.ADMIN);
        assertThat(problems).singleElement().asString().contains("iam.json: cut off: its last page says");
    }

    @Test
    void a_page_that_another_follows_here_or_that_says_to_be_the_last_is_none_of_them() throws IOException {
        String first = DETAILS.replaceFirst("\\{", "{\"IsTruncated\":true,");
        String last = DETAILS.replaceFirst("\\{", "{\"IsTruncated\":false,");
        assertThat(known(first + last, "policy/Own").privilege()).isPresent();
        assertThat(problems).isEmpty();
    }

    @Test
    void a_file_that_was_packed_is_read_as_it_is() throws IOException {
        Path packed = folder.resolve("iam.json.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(DETAILS.getBytes(StandardCharsets.UTF_8));
        }
        Account account = AccountFile.read(packed, problems::add);
        assertThat(account.known(Subject.ofArn(HOME + "policy/Own").orElseThrow())
                        .privilege())
                .isPresent();
    }

    private Known known(String details, String arn) throws IOException {
        return AccountFile.read(file(details), problems::add)
                .known(Subject.ofArn(HOME + arn).orElseThrow());
    }

    private Path file(String details) throws IOException {
        return Files.writeString(folder.resolve("iam.json"), details);
    }
}
