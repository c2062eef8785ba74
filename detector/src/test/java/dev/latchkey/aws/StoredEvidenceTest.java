package dev.latchkey.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StoredEvidenceTest {

    private final StoredEvidence stored = new StoredEvidence(new Connection(LocalTables.DYNAMO_DB, "eu-west-1"));

    @Test
    void an_allowlist_table_that_is_not_there_is_told_with_what_to_do() {
        assertThatThrownBy(() -> stored.allowlist("missing"))
                .isInstanceOf(TableTrouble.class)
                .hasMessageContaining("no table missing in eu-west-1", "--region");
    }

    @Test
    void one_that_is_there_is_read() {
        assertThat(stored.allowlist(LocalTables.allowlist()).problems()).isEmpty();
    }
}
