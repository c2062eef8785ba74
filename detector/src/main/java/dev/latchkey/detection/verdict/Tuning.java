package dev.latchkey.detection.verdict;

import dev.latchkey.detection.call.Network;
import dev.latchkey.detection.step.Own;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a team sets once for its accounts; AN0900's mutable elements Region, TimeWindow and UserAgent are among it.
 *
 * @param window how long after a creation a grant or a credential completes the chain
 * @param follow how long a chain that has begun to grow is followed
 * @param learning how long it must be known who provisions before somebody is a stranger, and how long somebody must be
 *     known before a method of theirs is unusual; zero if neither ever is
 * @param ownAccounts accounts besides the home account whose principals count as inside
 * @param ownSubjects patterns of the {@code sub} of OIDC tokens that are one's own; empty for whoever is named exactly
 * @param regions in which calls are expected; empty for any
 * @param networks from which calls are expected; empty for any
 * @param countries from which calls are expected beside those networks, as ISO 3166-1 codes; empty for any
 * @param attackTools texts in a user agent that name a known attack tool, matched without case
 * @param tellFrom the severity from which people are told
 */
public record Tuning(
        Duration window,
        Duration follow,
        Duration learning,
        Set<String> ownAccounts,
        Set<String> ownSubjects,
        Set<String> regions,
        Set<Network> networks,
        Set<String> countries,
        List<String> attackTools,
        Severity tellFrom) {

    /** A month has a month's end in it. */
    private static final Duration LEARNING = Duration.ofDays(30);

    public static final Tuning DEFAULT = new Tuning(
            Duration.ofHours(24),
            Duration.ofDays(14),
            Set.of(),
            Set.of(),
            Set.of(),
            List.of(
                    "stratus-red-team",
                    "pacu",
                    "kali",
                    "parrot",
                    "pentoo",
                    "s3 browser",
                    "cloudgoat",
                    "scoutsuite",
                    // Endgame, unless it is told to disguise itself.
                    "hotdogsaresandwiches"),
            Severity.MEDIUM);

    public Tuning {
        ownAccounts = Set.copyOf(ownAccounts);
        ownSubjects = Set.copyOf(ownSubjects);
        regions = Set.copyOf(regions);
        networks = Set.copyOf(networks);
        countries = Set.copyOf(countries);
        attackTools = List.copyOf(attackTools);
        if (window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("the window must be longer than nothing: " + window);
        }
        if (follow.compareTo(window) < 0) {
            throw new IllegalArgumentException(shorterThan(window, "follow", follow));
        }
        if (!learning.isZero() && learning.compareTo(window) < 0) {
            throw new IllegalArgumentException(shorterThan(window, "learning", learning));
        }
    }

    private static String shorterThan(Duration window, String name, Duration shorter) {
        return "%s (%s) must not be shorter than window (%s)"
                .formatted(name, TuningText.shown(shorter), TuningText.shown(window));
    }

    /** With a month of learning, any country, and whoever a trust policy names exactly as one's own. */
    public Tuning(
            Duration window,
            Duration follow,
            Set<String> ownAccounts,
            Set<String> regions,
            Set<Network> networks,
            List<String> attackTools,
            Severity tellFrom) {
        this(
                window,
                follow,
                learningBeside(window),
                ownAccounts,
                Set.of(),
                regions,
                networks,
                Set.of(),
                attackTools,
                tellFrom);
    }

    /** If nothing is said of it. */
    public static Duration followBeside(Duration window) {
        return window.compareTo(DEFAULT.follow) > 0 ? window : DEFAULT.follow;
    }

    /** The same. */
    public static Duration learningBeside(Duration window) {
        return window.compareTo(LEARNING) > 0 ? window : LEARNING;
    }

    public Tuning withLearning(Duration other) {
        return new Tuning(
                window, follow, other, ownAccounts, ownSubjects, regions, networks, countries, attackTools, tellFrom);
    }

    public Tuning withOwnSubjects(Set<String> other) {
        return new Tuning(
                window, follow, learning, ownAccounts, other, regions, networks, countries, attackTools, tellFrom);
    }

    public Tuning withCountries(Set<String> other) {
        return new Tuning(
                window, follow, learning, ownAccounts, ownSubjects, regions, networks, other, attackTools, tellFrom);
    }

    public Tuning withTellFrom(Severity other) {
        return new Tuning(
                window, follow, learning, ownAccounts, ownSubjects, regions, networks, countries, attackTools, other);
    }

    /** Who is one's own, as seen from an account that always is. */
    Own own(String home) {
        Set<String> accounts = ownAccounts.isEmpty()
                ? Set.of(home)
                : Stream.concat(ownAccounts.stream(), Stream.of(home)).collect(Collectors.toUnmodifiableSet());
        return new Own(accounts, ownSubjects);
    }
}
