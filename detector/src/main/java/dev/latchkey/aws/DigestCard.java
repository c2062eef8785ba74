package dev.latchkey.aws;

import dev.latchkey.aws.ChatCard.Content;
import dev.latchkey.aws.ChatCard.Metadata;
import dev.latchkey.detection.digest.Digest;
import dev.latchkey.detection.digest.DigestText;
import dev.latchkey.detection.digest.EntryNotice;
import dev.latchkey.detection.digest.EvidenceReach;
import dev.latchkey.detection.digest.IdentityRecord;
import dev.latchkey.detection.forwarding.QuietText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A digest as a {@link ChatCard}: what people were told of, and the entries to look at. */
final class DigestCard {

    private static final int TOLD_SHOWN = 10;
    private static final int PLACES_SHOWN = 5;
    private static final int LONGEST_LINE = 200;

    private DigestCard() {}

    static String of(Digest digest) {
        String title = ChatText.of("Digest " + DigestText.title(digest));
        Content content = new Content(
                title,
                description(digest),
                List.of("The mail lists who made each of them, from where and how, and what followed."),
                List.of("Digest"));
        return new ChatCard(id(digest), content, new Metadata(id(digest), title, "Digest", Optional.empty())).json();
    }

    private static String id(Digest digest) {
        return "digest-" + digest.to().toString().substring(0, "2026-11-24".length());
    }

    private static String description(Digest digest) {
        List<IdentityRecord> told = digest.told();
        Stream<String> findings = ChatText.titled(
                "People were alerted to:", told.stream().limit(TOLD_SHOWN).map(DigestCard::line));
        Stream<String> more = more(told.size(), TOLD_SHOWN, ", in the mail");
        Stream<String> reach = new EvidenceReach(digest.coverage(), digest.from(), digest.to()).cut().stream();
        Stream<String> unkept =
                some("Could not be kept, so that too little is known:", digest.shownUnkept(), digest.unkept());
        Stream<String> quiet = ChatText.titled(
                "Forwarders not heard any more:", QuietText.lastHeard(digest.quiet(), PLACES_SHOWN).stream());
        Stream<String> unread = some(
                "Cannot be read, and left out:",
                digest.unread().shown(),
                digest.unread().count());
        Stream<String> notices = ChatText.titled(
                "Entries to look at:",
                Stream.concat(
                        digest.problems().stream(), digest.notices().stream().map(EntryNotice::shown)));
        List<String> lines = Stream.of(reach, unkept, unread, quiet, findings, more, notices)
                .flatMap(it -> it)
                .map(line -> ChatText.of(line, LONGEST_LINE))
                .toList();
        return lines.isEmpty() ? "Nobody was alerted to anything, and no entry needs a look." : ChatText.block(lines);
    }

    /** @param all how many there are, of which some are shown */
    private static Stream<String> some(String title, List<String> shown, int all) {
        return Stream.concat(ChatText.titled(title, shown.stream()), more(all, shown.size(), ""));
    }

    private static Stream<String> more(int all, int shown, String where) {
        return all > shown ? Stream.of("... and " + (all - shown) + " more" + where) : Stream.of();
    }

    private static String line(IdentityRecord identity) {
        String severity = identity.conclusion()
                .assessed()
                .map(it -> it.severity().shown() + ": ")
                .orElse("");
        return severity + identity.subject().kind().shown() + " " + identity.identity() + " by "
                + identity.anchor().actor();
    }
}
