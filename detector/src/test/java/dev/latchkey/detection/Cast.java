package dev.latchkey.detection;

import dev.latchkey.detection.call.Origin;
import dev.latchkey.detection.call.Principal;
import dev.latchkey.detection.call.TrustDocument.Kind;
import dev.latchkey.detection.call.TrustDocument.Trusted;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Everybody and everything that the tests speak of, under one name each. */
public final class Cast {

    public static final String HOME = "111122223333";
    public static final String VENDOR = "444455556666";
    public static final String SISTER = "123456789012";
    public static final String REGION = "us-east-1";
    public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    public static final Principal MALLORY = user("mallory");
    public static final Principal MALLORY_WITHOUT_MFA = userWithoutMfa("mallory");
    public static final Principal TERRAFORM = Sessions.ofRole("terraform", "ci");
    public static final Principal ROOT = new Principal(
            "Root",
            Optional.of("arn:aws:iam::" + HOME + ":root"),
            Optional.empty(),
            Optional.of(HOME),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(true));

    /** As the account of a role hears of him who assumes it out of another. */
    public static final Principal OF_THE_VENDOR = new Principal(
            "AWSAccount",
            Optional.empty(),
            Optional.empty(),
            Optional.of(VENDOR),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public static final Subject NEW_USER = new Subject.User("aws", HOME, "backup-svc");
    public static final Subject NEW_ROLE = new Subject.Role("aws", HOME, "deploy");
    public static final Subject ACCOUNT_ROOT = new Subject.Root("aws", HOME);

    public static final Origin CLI = new Origin("198.51.100.23", "aws-cli/2.15.0 Python/3.11.6 Linux/6.1", false);
    public static final Origin CONSOLE = new Origin("192.0.2.44", "Mozilla/5.0", true);

    public static final Trusted LAMBDA = new Trusted(Kind.SERVICE, "lambda.amazonaws.com", false, false);
    public static final Trusted ANYONE = new Trusted(Kind.ANYONE, "*", false, false);
    public static final Trusted THE_VENDOR = new Trusted(Kind.AWS, "arn:aws:iam::" + VENDOR + ":root", true, false);

    private Cast() {}

    /** Everybody in an account, as a trust policy names them. */
    public static Trusted principalOf(String account) {
        return new Trusted(Kind.AWS, "arn:aws:iam::" + account + ":root", false, false);
    }

    /** A user of the home account, as a trust policy names one. */
    public static Trusted userOf(String name) {
        return new Trusted(Kind.AWS, "arn:aws:iam::" + HOME + ":user/" + name, false, false);
    }

    public static Principal user(String name) {
        return user(name, Optional.of(true));
    }

    public static Principal userWithoutMfa(String name) {
        return user(name, Optional.of(false));
    }

    /** With rights that this one lent to a partner. */
    public static Principal lent(Principal by, String account) {
        return new Principal(
                by.type(),
                by.arn(),
                by.issuerArn(),
                by.account(),
                by.userName(),
                by.accessKeyId(),
                by.invokedBy(),
                Optional.of(account),
                by.mfa());
    }

    public static Step created(Subject subject, String eventId, Instant time) {
        return step(subject, eventId, time, new Fact.Created());
    }

    public static Step granted(Subject subject, String eventId, Instant time, Level level) {
        return granted(subject, eventId, time, Privilege.of(level, "as the test says"));
    }

    public static Step granted(Subject subject, String eventId, Instant time, Privilege privilege) {
        return step(subject, eventId, time, new Fact.Granted("policy-" + eventId, privilege));
    }

    public static Step keyed(Subject subject, String eventId, Instant time) {
        return step(subject, eventId, time, new Fact.CredentialMade("access key", "AKIAIOSFODNN7EXAMPLE"));
    }

    public static Step opened(Subject subject, String eventId, Instant time, Trusted... trusted) {
        return step(subject, eventId, time, new Fact.DoorOpened(List.of(trusted)));
    }

    /** By {@link #MALLORY}, who has a second factor, from {@link #CLI}: no trait that weighs anything. */
    public static Step step(Subject subject, String eventId, Instant time, Fact fact) {
        Operation operation = operation(subject, fact);
        return new Step(subject, operation, eventId, time, REGION, subject.name(), MALLORY, CLI, fact);
    }

    public static Step by(Principal actor, Step it) {
        return with(it, it.region(), actor, it.origin());
    }

    public static Step from(Origin origin, Step it) {
        return with(it, it.region(), it.actor(), origin);
    }

    public static Step in(String region, Step it) {
        return with(it, region, it.actor(), it.origin());
    }

    private static Step with(Step it, String region, Principal actor, Origin origin) {
        return new Step(
                it.subject(), it.operation(), it.eventId(), it.time(), region, it.target(), actor, origin, it.fact());
    }

    private static Operation operation(Subject subject, Fact fact) {
        return switch (fact.stage()) {
            case CREATION -> subject instanceof Subject.Role ? Operation.CREATE_ROLE : Operation.CREATE_USER;
            case GRANT -> Operation.ATTACH_USER_POLICY;
            case CREDENTIAL -> fact instanceof Fact.DoorOpened ? Operation.CREATE_ROLE : Operation.CREATE_ACCESS_KEY;
            case EVIDENCE -> Operation.DELETE_USER;
        };
    }

    private static Principal user(String name, Optional<Boolean> mfa) {
        return new Principal(
                "IAMUser",
                Optional.of("arn:aws:iam::" + HOME + ":user/" + name),
                Optional.empty(),
                Optional.of(HOME),
                Optional.of(name),
                Optional.of("AKIAI44QH8DHBEXAMPLE"),
                Optional.empty(),
                Optional.empty(),
                mfa);
    }
}
