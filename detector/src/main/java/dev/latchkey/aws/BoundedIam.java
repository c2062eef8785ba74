package dev.latchkey.aws;

import dev.latchkey.detection.chain.Unanswered;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/** IAM within what one event may ask of it: so many calls, and so much time from the first of them on. */
public final class BoundedIam {

    /** A user in three groups of two policies each costs some twenty. */
    static final int MOST_CALLS = 40;

    /** With one call's own limit on top far below the 20 seconds of the function, which has a finding to tell yet. */
    static final Duration MOST_TIME = Duration.ofSeconds(5);

    private final Supplier<IamClient> iam;
    private final InstantSource clock;
    private Optional<Instant> first = Optional.empty();
    private int calls;

    BoundedIam(IamClient iam, InstantSource clock) {
        this(() -> iam, clock);
    }

    /** @param iam asked for its client with the first question, as most events have none */
    public BoundedIam(Supplier<IamClient> iam, InstantSource clock) {
        this.iam = iam;
        this.clock = clock;
    }

    void renew() {
        first = Optional.empty();
        calls = 0;
    }

    /** @throws Unanswered if there is no answer in time, or IAM refuses or does not know it */
    <T> T ask(IamCall call, Function<IamClient, T> question) {
        return askIfThere(call, question).orElseThrow(() -> unanswered("IAM knows it no more", call));
    }

    /** Empty if IAM says that there is no such thing. */
    <T> Optional<T> askIfThere(IamCall call, Function<IamClient, T> question) {
        spend(call);
        try {
            return Optional.of(question.apply(iam.get()));
        } catch (NoSuchEntityException gone) {
            return Optional.empty();
        } catch (ApiCallTimeoutException | ApiCallAttemptTimeoutException | AbortedException e) {
            throw unanswered("no answer in time", call);
        } catch (AwsServiceException e) {
            throw unanswered(code(e), call);
        } catch (SdkException e) {
            throw unanswered("not reached", call);
        }
    }

    private void spend(IamCall call) {
        Instant now = clock.instant();
        Instant end = first.orElse(now).plus(MOST_TIME);
        if (calls >= MOST_CALLS || !now.isBefore(end)) {
            throw unanswered("as much as one event may ask has been asked", call);
        }
        first = first.or(() -> Optional.of(now));
        calls++;
    }

    /** Its message would name our own role and more; the code is what helps. */
    private static String code(AwsServiceException e) {
        return Optional.ofNullable(e.awsErrorDetails())
                .flatMap(details -> Optional.ofNullable(details.errorCode()))
                .filter(code -> !code.isBlank())
                .orElse("refused with status " + e.statusCode());
    }

    private static Unanswered unanswered(String why, IamCall call) {
        return new Unanswered(why + " (" + call.operation() + ")");
    }
}
