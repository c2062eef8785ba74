package dev.latchkey.told;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.aws.SnsDigestPublisher;
import dev.latchkey.detection.Cast;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.digest.Coverage;
import dev.latchkey.detection.digest.Digest;
import dev.latchkey.detection.digest.DigestText;
import dev.latchkey.detection.digest.Evidence;
import dev.latchkey.detection.digest.IdentityRecord;
import dev.latchkey.detection.digest.InMemoryEvidence;
import dev.latchkey.detection.digest.TornEvidence;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Severity;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What holds of a digest in its three forms, whoever it is about and however much of it is missing. */
record Digests(Digest digest, String mail, JsonNode card, JsonNode machines) {

    private static final Duration ALL = Duration.ofDays(60);
    private static final Duration LIFE = ALL.multipliedBy(3);
    private static final Instant FROM = Cast.NOON.minus(ALL);
    private static final Instant TO = Cast.NOON.plus(ALL);
    private static final int MOST_ON_CARD = 10;
    private static final Pattern MORE = Pattern.compile("  \\.\\.\\. and (\\d+) more");

    static void check(List<IdentityRecord> rows) {
        Coverage whole = Coverage.first(FROM, LIFE).until(TO, LIFE);
        InMemoryEvidence evidence = evidence(rows);
        of(evidence, new Allowlist.Entries(List.of(), List.of())).check();
        evidence.covers(whole);
        of(evidence, new Allowlist.Entries(List.of(), List.of())).check();
        InMemoryEvidence many = evidence(rows.stream().flatMap(Copies::of).toList());
        many.covers(whole.butFor(Copies.numbered("svc")
                .<Subject>map(name -> new Subject.User("aws", Cast.HOME, name))
                .toList()));
        of(
                        new TornEvidence(many, Copies.numbered("no steps in").toList()),
                        new Allowlist.Entries(
                                List.of(), Copies.numbered("entry broken").toList()))
                .check();
    }

    private static InMemoryEvidence evidence(List<IdentityRecord> rows) {
        InMemoryEvidence evidence = new InMemoryEvidence(InstantSource.fixed(Cast.NOON));
        rows.forEach(evidence::keep);
        return evidence;
    }

    private static Digests of(Evidence evidence, Allowlist.Entries entries) {
        Digest digest = Digest.of(evidence, entries, FROM, TO);
        String message = SnsDigestPublisher.message(digest);
        assertThat(message.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(256 * 1024);
        JsonNode forms = Told.parsed(message);
        return new Digests(
                digest,
                forms.path("email").asText(),
                Told.parsed(forms.path("https").asText()).path("content"),
                Told.parsed(forms.path("default").asText()));
    }

    private void check() {
        Listings.whole(mail);
        Listings.whole(card.toString());
        theyCountTheSame();
        theMailNamesTheWorst();
        theCardNamesTheWorst();
        theCardSaysWhatIsMissing();
        machinesGetTheRest();
    }

    private void theyCountTheSame() {
        int told = digest.told().size();
        int approved = digest.approved().size();
        int neither = digest.unremarked().size();
        assertThat(told + approved + neither).isEqualTo(digest.identities().size());
        assertThat(mail.lines().findFirst().orElseThrow())
                .isEqualTo("DIGEST  " + DigestText.title(digest))
                .contains(told + " alerted, " + approved + " approved, " + neither + " neither");
        assertThat(card.path("title").asText()).isEqualTo("Digest " + DigestText.title(digest));
        assertThat(machines.path("identities_created").asLong()).isEqualTo(digest.created());
        assertThat(machines.path("identities_told").asInt()).isEqualTo(told);
        assertThat(machines.path("identities_approved").asInt()).isEqualTo(approved);
        assertThat(machines.path("identities_neither").asInt()).isEqualTo(neither);
    }

    private void theMailNamesTheWorst() {
        List<String> section = mail.lines()
                .dropWhile(line -> !line.equals("PEOPLE WERE ALERTED TO"))
                .skip(1)
                .takeWhile(line -> line.startsWith("  "))
                .toList();
        digest.told().stream()
                .limit(3)
                .forEach(it -> assertThat(section).anyMatch(line -> line.contains(it.identity())));
        long named =
                section.stream().filter(line -> line.matches("  [A-Z]+  .*")).count();
        String last = section.isEmpty() ? "" : section.get(section.size() - 1);
        Matcher more = MORE.matcher(last);
        int left = more.matches() ? Integer.parseInt(more.group(1)) : 0;
        assertThat(named + left == digest.told().size() || last.endsWith(" more lines"))
                .as("%d named and %d more of %d", named, left, digest.told().size())
                .isTrue();
        if (digest.unkept() > 0) {
            assertThat(mail)
                    .containsSubsequence("COULD NOT BE KEPT", "... and 2 more", "COULD NOT BE READ", "... and 2 more");
        }
    }

    private void theCardNamesTheWorst() {
        String description = card.path("description").asText();
        assertThat(description).hasSizeBetween(1, 3_000).doesNotContainPattern("[<>&`*\\[\\]~@#|]|://");
        boolean cut = description.endsWith("... and more, in the mail");
        List<String> named = description
                .lines()
                .dropWhile(line -> !line.equals("People were alerted to:"))
                .skip(1)
                .takeWhile(line -> line.startsWith("• "))
                .toList();
        List<IdentityRecord> worst = digest.told().stream().limit(MOST_ON_CARD).toList();
        assertThat(named.size() == worst.size() || cut).as(description).isTrue();
        for (int at = 0; at < named.size(); at++) {
            String identity = worst.get(at).identity().replace('@', '＠');
            assertThat(named.get(at))
                    .contains(": " + worst.get(at).subject().kind().shown() + " " + identity + " by ");
        }
        int more = digest.told().size() - MOST_ON_CARD;
        assertThat(description.contains("... and " + more + " more, in the mail") || cut)
                .as(description)
                .isEqualTo(more > 0 || cut);
    }

    private void theCardSaysWhatIsMissing() {
        String description = card.path("description").asText();
        boolean whole = digest.coverage().filter(it -> it.isWholeSince(FROM)).isPresent();
        boolean nothing = whole
                && digest.told().isEmpty()
                && digest.unkept() == 0
                && digest.problems().isEmpty();
        assertThat(description.startsWith("Nobody was alerted to anything")).isEqualTo(nothing);
        assertThat(description.startsWith("No evidence has been kept yet"))
                .isEqualTo(digest.coverage().isEmpty());
        assertThat(mail).contains(digest.coverage().isEmpty() ? "No evidence has been kept yet" : "without a gap");
        if (digest.unkept() > 0) {
            assertThat(description)
                    .containsSubsequence("Could not be kept", "• user svc-0", "... and 2 more")
                    .containsSubsequence("left out:", "• no steps in-0", "... and 2 more");
        }
    }

    private void machinesGetTheRest() {
        JsonNode identities = machines.path("identities");
        assertThat(identities.size() + machines.path("identities_left_out").asInt())
                .isEqualTo(digest.identities().size());
        List<IdentityRecord> worst = digest.worstFirst();
        for (int at = 0; at < identities.size(); at++) {
            JsonNode it = identities.get(at);
            IdentityRecord record = worst.get(at);
            assertThat(it.path("identity").asText()).isEqualTo(record.identity());
            assertThat(it.path("steps").size() + it.path("steps_left_out").asInt())
                    .isEqualTo(1 + record.followed().size() + record.more());
            assertThat(it.path("told").asBoolean())
                    .isEqualTo(record.conclusion().told());
        }
        assertThat(identities
                        .valueStream()
                        .map(it -> it.path("severity").asText().toUpperCase(Locale.ROOT))
                        .filter(severity -> !severity.isEmpty())
                        .map(severity -> -Severity.valueOf(severity).ocsfId()))
                .isSorted();
    }
}
