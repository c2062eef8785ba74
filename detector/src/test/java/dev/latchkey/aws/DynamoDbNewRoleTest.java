package dev.latchkey.aws;

import static dev.latchkey.detection.Cast.LAMBDA;
import static dev.latchkey.detection.Cast.NEW_ROLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.Hands;
import dev.latchkey.detection.call.TrustDocument.Kind;
import dev.latchkey.detection.call.TrustDocument.Trusted;
import dev.latchkey.detection.chain.Chain;
import dev.latchkey.detection.chain.ChainStore;
import dev.latchkey.detection.chain.NewRoleContract;
import dev.latchkey.detection.digest.Changes.Change;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the contract leaves open: when both are one item, and what other versions make of it. */
class DynamoDbNewRoleTest extends NewRoleContract {

    private static final Duration REACH = Duration.ofDays(15);

    private final String table = LocalTables.chains();
    private final Hands clock = new Hands();
    private final List<String> log = new ArrayList<>();
    private final DynamoDbChainStore store =
            new DynamoDbChainStore(LocalTables.DYNAMO_DB, table, REACH, clock, log::add);

    @Override
    protected ChainStore store() {
        return new DynamoDbChainStore(LocalTables.DYNAMO_DB, LocalTables.chains(), REACH, new Hands(), line -> {
            throw new AssertionError(line);
        });
    }

    @Test
    void a_door_for_ones_own_is_in_the_item_of_the_creation_which_older_versions_read_without_it() {
        for (Step door : List.of(FOR_A_SERVICE, FOR_ONES_OWN)) {
            store.add(List.of(CREATION, door));
            assertThat(items()).hasSize(1);
            assertThat(new Attributes(items().get(0)).text("sk")).startsWith("CREATION#9#");
            assertThat(new Attributes(items().get(0)).number("v")).isEqualTo(1);
            delete();
        }
    }

    @Test
    void a_door_that_may_prove_a_credential_or_names_somebody_is_an_item_of_its_own() {
        Trusted saml = new Trusted(Kind.FEDERATED, "arn:aws:iam::111122223333:saml-provider/corp", true, true);
        for (Step door : List.of(FOR_SOMEBODY, FOR_A_VENDOR, FOR_ANYONE, trusting(List.of(saml)))) {
            store.add(List.of(CREATION, door));
            assertThat(items())
                    .hasSize(2)
                    .allSatisfy(
                            item -> assertThat(new Attributes(item).number("v")).isEqualTo(1));
            delete();
        }
    }

    @Test
    void so_is_one_for_more_than_anybody_trusts() {
        store.add(List.of(CREATION, trusting(Collections.nCopies(8, LAMBDA))));
        assertThat(items()).hasSize(1);
        delete();
        store.add(List.of(CREATION, trusting(Collections.nCopies(9, LAMBDA))));
        assertThat(items()).hasSize(2);
    }

    @Test
    void what_an_older_version_stored_as_two_items_is_read_and_told_again_is_no_more() {
        store.add(List.of(CREATION));
        store.add(List.of(FOR_A_SERVICE));
        assertThat(items())
                .hasSize(2)
                .allSatisfy(item -> assertThat(new Attributes(item).number("v")).isEqualTo(1));
        Chain chain = Chain.of(NEW_ROLE, List.of(CREATION, FOR_A_SERVICE));
        assertThat(store.read(NEW_ROLE)).isEqualTo(chain);
        store.add(List.of(CREATION, FOR_A_SERVICE));
        assertThat(store.read(NEW_ROLE)).isEqualTo(chain);
    }

    @Test
    void an_item_of_which_the_door_cannot_be_read_is_skipped_whole() {
        store.add(List.of(CREATION, FOR_A_SERVICE));
        Map<String, AttributeValue> item = new HashMap<>(items().get(0));
        item.put("door", AttributeValue.fromM(Map.of("is", AttributeValue.fromS("dreamt"))));
        LocalTables.DYNAMO_DB.putItem(put -> put.tableName(table).item(item));
        assertThat(store.read(NEW_ROLE)).isEqualTo(Chain.of(NEW_ROLE, List.of(), true));
        assertThat(log).singleElement().asString().startsWith("skipped 1 items of another version");
    }

    @Test
    void told_again_it_lives_as_long_as_if_it_had_come_then() {
        Instant then = clock.instant();
        store.add(List.of(CREATION, FOR_A_SERVICE));
        clock.pass(Duration.ofDays(1));
        store.add(List.of(CREATION));
        assertThat(items())
                .singleElement()
                .satisfies(item -> assertThat(new Attributes(item).number("expiresAt"))
                        .isEqualTo(then.plus(REACH).plus(Duration.ofDays(2)).getEpochSecond()));
    }

    @Test
    void whoever_keeps_evidence_is_told_of_both() {
        store.add(List.of(CREATION, FOR_A_SERVICE));
        DynamoDbChanges changes = new DynamoDbChanges(LocalTables.DYNAMO_DB, table, REACH, clock);
        assertThat(changes.since(clock.instant().minusSeconds(1), changes.life(), Optional.empty()))
                .containsExactlyInAnyOrder(
                        new Change(NEW_ROLE, Optional.of(CREATION)), new Change(NEW_ROLE, Optional.of(FOR_A_SERVICE)));
    }

    private static Step trusting(List<Trusted> trusted) {
        return new Step(
                CREATION.subject(),
                CREATION.operation(),
                CREATION.eventId(),
                CREATION.time(),
                CREATION.region(),
                CREATION.target(),
                CREATION.actor(),
                CREATION.origin(),
                new Fact.DoorOpened(trusted));
    }

    private List<Map<String, AttributeValue>> items() {
        return LocalTables.DYNAMO_DB.scan(scan -> scan.tableName(table)).items();
    }

    private void delete() {
        items().forEach(item -> LocalTables.DYNAMO_DB.deleteItem(delete -> delete.tableName(table)
                .key(Map.of("pk", item.getOrDefault("pk", none()), "sk", item.getOrDefault("sk", none())))));
    }

    private static AttributeValue none() {
        return AttributeValue.fromNul(true);
    }
}
