package dev.latchkey.replay;

import dev.latchkey.detection.call.Network;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Tuning;
import dev.latchkey.detection.verdict.TuningText;
import dev.latchkey.terminal.DurationText;
import dev.latchkey.terminal.RegionName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The tuning that a deployment takes from {@code cdk.json}, for one replay. */
public final class TuningOptions {

    /** One at the end stays, and what it stands behind is refused: an empty list would quietly mean any, or none. */
    private static final String COMMA = ",(?!$)";

    @Option(
            names = "--window",
            paramLabel = "DURATION",
            order = 20,
            converter = DurationText.class,
            description = "How soon after a creation rights or a credential must follow to belong to its chain:"
                    + " 90m, 24h, 7d, PT24H. Default: 24h.")
    private @Nullable Duration window;

    @Option(
            names = "--follow",
            paramLabel = "DURATION",
            order = 21,
            converter = DurationText.class,
            description =
                    "How long after a creation later rights and credentials still count, if something had followed"
                            + " within the window. Default: 14d, or the window if longer.")
    private @Nullable Duration follow;

    @Option(
            names = "--learning",
            paramLabel = "DURATION",
            order = 21,
            converter = TuningValue.DurationOrOff.class,
            description = "How far records must reach back before a caller who was never seen provisioning, or not by"
                    + " that method, makes a finding worse; off for never. Default: 30d, or the window if longer.")
    private @Nullable Duration learning;

    @Option(
            names = "--own-accounts",
            paramLabel = "ACCOUNT",
            order = 22,
            split = COMMA,
            splitSynopsisLabel = ",",
            converter = TuningValue.AccountId.class,
            description =
                    "Your other accounts. Whoever is in one of them, or in the account of a record, is no outsider.")
    private Set<String> ownAccounts = Set.of();

    @Option(
            names = "--own-subjects",
            paramLabel = "PATTERN",
            order = 22,
            split = COMMA,
            splitSynopsisLabel = ",",
            converter = TuningValue.OidcSubject.class,
            description = "Subjects for which OIDC providers may vouch, with wildcards: repo:example-org/*."
                    + " Default: each that a role names exactly.")
    private Set<String> ownSubjects = Set.of();

    @Option(
            names = "--regions",
            paramLabel = "REGION",
            order = 23,
            split = COMMA,
            splitSynopsisLabel = ",",
            converter = RegionName.class,
            description = "The only regions in which calls are expected. Default: any.")
    private Set<String> regions = Set.of();

    @Option(
            names = "--networks",
            paramLabel = "CIDR",
            order = 23,
            split = COMMA,
            splitSynopsisLabel = ",",
            converter = TuningValue.Cidr.class,
            description = "The only networks from which calls are expected, such as 192.0.2.0/24. Default: any.")
    private Set<Network> networks = Set.of();

    @Option(
            names = "--countries",
            paramLabel = "CODE",
            order = 23,
            split = COMMA,
            splitSynopsisLabel = ",",
            converter = TuningValue.Country.class,
            description = "The only countries from which calls are expected, beside --networks, such as DE,FR. Needs"
                    + " --country-database. Default: any.")
    private Set<String> countries = Set.of();

    @Option(
            names = "--attack-tools",
            paramLabel = "TEXT",
            order = 24,
            split = COMMA,
            splitSynopsisLabel = ",",
            converter = TuningValue.AgentPart.class,
            description = "Parts of user agents by which tools of attackers are known, in place of the built-in list.")
    private @Nullable List<String> attackTools;

    /** @throws IllegalArgumentException with a sentence, if the values do not go together */
    Tuning tuning() {
        Tuning standard = Tuning.DEFAULT;
        Duration chosen = Optional.ofNullable(window).orElse(standard.window());
        Duration followed = Optional.ofNullable(follow).orElse(Tuning.followBeside(chosen));
        if (followed.compareTo(chosen) < 0) {
            throw shorter("--follow", followed, chosen);
        }
        List<String> tools = Optional.ofNullable(attackTools).orElse(standard.attackTools());
        // A file costs nothing to read again: whatever is listed is also held against the allowlist.
        return new Tuning(
                chosen,
                followed,
                learnt(chosen),
                ownAccounts,
                ownSubjects,
                regions,
                networks,
                countries,
                tools,
                Severity.INFORMATIONAL);
    }

    private Duration learnt(Duration chosen) {
        Duration learnt = Optional.ofNullable(learning).orElse(Tuning.learningBeside(chosen));
        if (!learnt.isZero() && learnt.compareTo(chosen) < 0) {
            throw shorter("--learning", learnt, chosen);
        }
        return learnt;
    }

    private static IllegalArgumentException shorter(String option, Duration than, Duration window) {
        return new IllegalArgumentException(option + " " + TuningText.shown(than)
                + " must not be shorter than --window, which is " + TuningText.shown(window) + ".");
    }
}
