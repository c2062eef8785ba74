package dev.latchkey.detection.step;

import static dev.latchkey.detection.Calls.call;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A tag may let its bearer in somewhere; the description of an access key lets nobody in. */
class TagsTest {

    private static final String KEY = "AKIAIOSFODNN7EXAMPLE";

    @Test
    void the_description_of_an_access_key_is_no_grant() {
        assertThat(meaning("tags.0.key", KEY)).isEqualTo("EVIDENCE access key described");
        assertThat(meaning("tags.0.key", KEY, "tags.1.key", "AKIAI44QH8DHBEXAMPLE"))
                .isEqualTo("EVIDENCE access key described");
    }

    @Test
    void another_tag_is_one_and_is_named_even_beside_a_description() {
        assertThat(meaning("tags.0.key", KEY, "tags.1.key", "team")).startsWith("GRANT tagged with team (UNKNOWN");
        assertThat(meaning("tags.49.key", "team", "tags.0.key", KEY)).startsWith("GRANT tagged with team (UNKNOWN");
    }

    @Test
    void what_only_begins_like_an_access_key_is_a_tag_like_others() {
        assertThat(meaning("tags.0.key", KEY + "-x")).startsWith("GRANT");
        assertThat(meaning("tags.0.key", "AKIAADMIN")).startsWith("GRANT");
        assertThat(meaning()).startsWith("GRANT tagged with tags (UNKNOWN");
    }

    @Test
    void a_user_born_with_a_tag_is_tagged_and_with_a_description_or_nothing_is_not() {
        assertThat(born("tags.0.key", KEY, "tags.1.key", "team"))
                .hasSize(2)
                .first()
                .isEqualTo("CREATION created");
        assertThat(born("tags.0.key", KEY, "tags.1.key", "team").get(1)).startsWith("GRANT tagged with team (UNKNOWN");
        assertThat(born("tags.0.key", KEY)).containsExactly("CREATION created");
        assertThat(born()).containsExactly("CREATION created");
    }

    @Test
    void a_role_born_with_a_tag_is_only_created() {
        List<Step> steps = Step.of(call(Operation.CREATE_ROLE, "roleName", "app", "tags.0.key", "team"));
        assertThat(steps).isNotEmpty().noneMatch(step -> step.stage() == Stage.GRANT);
    }

    @Test
    void a_description_of_an_access_key_that_is_deleted_holds_nobody_back() {
        assertThat(Step.of(call(Operation.UNTAG_USER, "userName", "eve", "tagKeys.0", KEY)))
                .singleElement()
                .satisfies(step -> assertThat(step.stage()).isEqualTo(Stage.EVIDENCE));
        assertThat(Step.of(call(Operation.UNTAG_USER, "userName", "eve", "tagKeys.0", KEY, "tagKeys.1", "team")))
                .singleElement()
                .satisfies(step -> assertThat(step.fact().shown()).startsWith("no longer tagged with team"));
    }

    private static List<String> born(String... tags) {
        return Step.of(call(Operation.CREATE_USER, request(tags))).stream()
                .map(step -> step.stage() + " " + step.fact().shown())
                .toList();
    }

    private static String[] request(String... tags) {
        String[] request = new String[tags.length + 2];
        request[0] = "userName";
        request[1] = "eve";
        System.arraycopy(tags, 0, request, 2, tags.length);
        return request;
    }

    private static String meaning(String... tags) {
        List<Step> steps = Step.of(call(Operation.TAG_USER, request(tags)));
        assertThat(steps).hasSize(1);
        return steps.get(0).stage() + " " + steps.get(0).fact().shown();
    }
}
