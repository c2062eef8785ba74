package dev.latchkey.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.Scenario;
import dev.latchkey.detection.Cast;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.digest.IdentityRecord;
import dev.latchkey.detection.digest.Records;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.verdict.Analytic;
import dev.latchkey.detection.verdict.Tuning;
import dev.latchkey.replay.Judged;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IdentityRecordJsonTest {

    @Test
    void what_was_kept_before_problems_were_is_read_as_if_there_had_been_none() {
        IdentityRecord identity = Records.told("svc", Cast.NOON);
        ObjectNode json = IdentityRecordJson.of(identity);
        assertThat(json.remove("problems")).isEmpty();
        assertThat(IdentityRecordJson.read(json)).isEqualTo(identity);
    }

    @Test
    void problems_are_read_as_they_were_written() {
        ObjectNode json = IdentityRecordJson.of(Records.told("svc", Cast.NOON));
        json.withArray("problems").add("not known");
        assertThat(IdentityRecordJson.of(IdentityRecordJson.read(json))).isEqualTo(json);
    }

    static List<Scenario> scenarios() throws IOException {
        return Scenario.all();
    }

    @Test
    void no_country_is_kept() {
        Step made = Cast.created(Cast.NEW_USER, "e-1", Cast.NOON);
        Step located = Cast.from(made.origin().in("NL"), made);
        assertThat(IdentityRecordJson.of(record(located))).isEqualTo(IdentityRecordJson.of(record(made)));
        assertThat(CallerItem.of(located.origin())).isEqualTo(CallerItem.of(made.origin()));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void a_record_of_any_scenario_is_read_as_it_was_written_also_by_way_of_the_table(Scenario scenario) {
        List<IdentityRecord> identities = Judged.verdicts(scenario.events()).stream()
                .filter(IdentityRecord::isListed)
                .map(verdict -> IdentityRecord.of(verdict, Set.of(), List.of("ci")))
                .toList();
        assertThat(identities).allSatisfy(identity -> {
            JsonNode json = IdentityRecordJson.of(identity);
            assertThat(IdentityRecordJson.read(json)).isEqualTo(identity);
            assertThat(json.has("existing_since"))
                    .isEqualTo(identity.existingSince().isPresent());
            assertThat(AttributeJson.of(AttributeJson.document(json)).toString())
                    .satisfies(stored -> assertThat(IdentityRecordJson.read(SnsStandIn.parsed(stored)))
                            .isEqualTo(identity));
        });
    }

    private static IdentityRecord record(Step step) {
        return IdentityRecord.of(new Analytic(Tuning.DEFAULT, Allowlist.NOBODY)
                .judge(Chain.of(Cast.NEW_USER, List.of(step)))
                .get(0));
    }
}
