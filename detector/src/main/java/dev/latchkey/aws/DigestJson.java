package dev.latchkey.aws;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.detection.digest.Coverage;
import dev.latchkey.detection.digest.Digest;
import dev.latchkey.detection.digest.EntryNotice;
import dev.latchkey.detection.text.PlainText;
import java.util.List;
import java.util.Locale;

/** A digest for machines. Not OCSF, where it would be no finding: {@code type} tells them apart. */
final class DigestJson {

    private static final int MOST_NOTICES = 200;

    private DigestJson() {}

    /** @param most identities shown, steps of each, and entries; how many are left out is said beside them */
    static String of(Digest digest, int most) {
        ObjectNode json = counted(digest, most);
        ArrayNode identities = json.putArray("identities");
        digest.worstFirst().stream()
                .limit(most)
                .map(identity -> IdentityRecordJson.of(identity, most))
                .forEach(identities::add);
        int mostEntries = Math.min(MOST_NOTICES, most);
        notices(digest.notices(), mostEntries, json.putArray("entries"));
        ArrayNode problems = json.putArray("entries_not_read");
        digest.problems().stream().limit(mostEntries).map(PlainText::of).forEach(problems::add);
        json.put("entries_left_out", Math.max(0, digest.notices().size() - mostEntries))
                .put("entries_not_read_left_out", Math.max(0, digest.problems().size() - mostEntries));
        return json.toString();
    }

    private static ObjectNode counted(Digest digest, int most) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("type", "digest")
                .put("from", digest.from().toString())
                .put("to", digest.to().toString());
        digest.coverage().ifPresent(it -> reach(it, json.putObject("evidence")));
        digest.shownUnkept().forEach(json.putArray("some_not_kept")::add);
        digest.unread().shown().forEach(json.putArray("some_not_read")::add);
        return json.put("places_heard", digest.quiet().heard())
                .put("places_not_heard", digest.quiet().missed().size())
                .put("identities_not_kept", digest.unkept())
                .put("records_not_read", digest.unread().count())
                .put("identities_created", digest.created())
                .put("identities_told", digest.told().size())
                .put("identities_approved", digest.approved().size())
                .put("identities_neither", digest.unremarked().size())
                .put(
                        "identities_left_out",
                        digest.leftOut() + Math.max(0, digest.identities().size() - most));
    }

    private static void reach(Coverage coverage, ObjectNode into) {
        if (coverage.isAny()) {
            into.put("complete_from", coverage.from().toString())
                    .put("complete_to", coverage.to().toString());
        }
        coverage.pass().ifPresent(pass -> into.put("going_through", pass.began().toString()));
        coverage.gapFrom().ifPresent(from -> into.put("gap_from", from.toString()));
    }

    private static void notices(List<EntryNotice> notices, int most, ArrayNode into) {
        notices.stream()
                .limit(most)
                .forEach(notice -> into.addObject()
                        .put("entry", PlainText.of(notice.entry()))
                        .put("kind", notice.kind().name().toLowerCase(Locale.ROOT))
                        .put("sentence", notice.sentence()));
    }
}
