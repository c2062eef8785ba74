package dev.latchkey.lambda;

import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.latchkey.aws.DynamoDbAllowlist;
import dev.latchkey.aws.DynamoDbChainStore;
import dev.latchkey.aws.DynamoDbChanges;
import dev.latchkey.aws.DynamoDbEvidence;
import dev.latchkey.aws.DynamoDbHeartbeats;
import dev.latchkey.aws.DynamoDbKnownCallers;
import dev.latchkey.aws.DynamoDbSightingLog;
import dev.latchkey.aws.DynamoDbTold;
import dev.latchkey.detection.Detector;
import dev.latchkey.detection.Keeping;
import dev.latchkey.detection.Listing;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.chain.Account;
import dev.latchkey.detection.chain.ChainStore;
import dev.latchkey.detection.chain.LookUp;
import dev.latchkey.detection.digest.Changes;
import dev.latchkey.detection.digest.Evidence;
import dev.latchkey.detection.digest.LocatedEvidence;
import dev.latchkey.detection.digest.Told;
import dev.latchkey.detection.forwarding.Heartbeats;
import dev.latchkey.detection.verdict.Analytic;
import dev.latchkey.detection.verdict.Countries;
import dev.latchkey.detection.verdict.KnownCallers;
import dev.latchkey.detection.verdict.SightingLog;
import dev.latchkey.detection.verdict.Tuning;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The core with AWS at the ports that evidence needs: it judges as the detector does, but asks IAM nothing. For one
 * run, which all happens at one time: a digest holds what the run has kept right before.
 */
record DigestWiring(
        Tuning tuning,
        ChainStore chains,
        Changes changes,
        Told told,
        Allowlist allowlist,
        Evidence evidence,
        KnownCallers callers,
        SightingLog sightings,
        Countries countries,
        Heartbeats heartbeats) {

    static DigestWiring of(DigestSettings settings, Clients clients, Instant now) {
        InstantSource clock = InstantSource.fixed(now);
        Settings function = settings.function();
        DynamoDbChanges changes =
                new DynamoDbChanges(clients.dynamoDb(), function.chainsTable(), function.reach(), clock);
        return new DigestWiring(
                function.tuning(),
                new DynamoDbChainStore(
                        clients.dynamoDb(), function.chainsTable(), function.reach(), clock, DigestWiring::warn),
                // Nobody of a test alert has ever been there.
                changes.of(subject -> !subject.partition().equals(TestAlert.PARTITION)),
                new DynamoDbTold(clients.dynamoDb(), function.chainsTable()),
                new DynamoDbAllowlist(clients.dynamoDb(), function.allowlistTable()),
                new DynamoDbEvidence(clients.dynamoDb(), settings.evidenceTable(), settings.keep(), clock),
                new DynamoDbKnownCallers(clients.dynamoDb(), settings.evidenceTable(), clock),
                new DynamoDbSightingLog(clients.dynamoDb(), settings.evidenceTable(), settings.keep(), clock),
                CountriesIfRead.of(function, DigestWiring::warn),
                new DynamoDbHeartbeats(clients.dynamoDb(), settings.evidenceTable(), clock));
    }

    /** @param entries as they were read once: one run judges all by the same */
    Keeping keeping(Allowlist.Entries entries) {
        Analytic analytic = new Analytic(tuning, () -> entries, callers, countries);
        Detector detector = new Detector(chains, Account.NOT_ASKED, LookUp.ANSWERED, analytic);
        Listing listing = new Listing(chains, Account.NOT_ASKED, analytic);
        return new Keeping(changes, chains, detector, listing, told, evidence, sightings);
    }

    /** Evidence as a digest shows it. */
    Evidence located() {
        return new LocatedEvidence(evidence, countries);
    }

    private static void warn(String line) {
        LambdaRuntime.getLogger().log(line, LogLevel.WARN);
    }
}
