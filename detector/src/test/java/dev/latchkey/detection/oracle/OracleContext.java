package dev.latchkey.detection.oracle;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.step.Door;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Tuning;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The end of section 5 of the page: at most one level of context. */
final class OracleContext {

    private final Tuning tuning;

    OracleContext(Tuning tuning) {
        this.tuning = tuning;
    }

    /** "Context raises by one level in all, if one strong or two weak traits hold." */
    Severity raised(Severity severity, List<Step> held, List<Step> all, Oracle.Elsewhere elsewhere) {
        boolean tool = held.stream().anyMatch(this::isByAttackTool);
        boolean outside = held.stream().anyMatch(this::isOutside);
        boolean root = held.stream().anyMatch(step -> step.actor().type().equals("Root"));
        boolean young = held.stream().anyMatch(step -> isByYoungCaller(step, elsewhere));
        boolean stranger = held.stream().anyMatch(elsewhere::isByStranger);
        boolean unusual = held.stream().anyMatch(elsewhere::isByUnusualTool);
        boolean noMfa = held.stream().anyMatch(OracleContext::isWithoutMfa);
        boolean region = !tuning.regions().isEmpty()
                && held.stream().anyMatch(step -> !tuning.regions().contains(step.region()) && !isOfIamAtHome(step));
        boolean deleted = isDeletedSoon(held, all, elsewhere);
        boolean denied = all.stream().anyMatch(it -> it.isNote(Note.DENIED) && isBefore(it, held));
        boolean omitted = all.stream().anyMatch(it -> it.isNote(Note.OMITTED) && isNear(it, held));
        int weak = (noMfa ? 1 : 0) + (region ? 1 : 0) + (denied ? 1 : 0) + (unusual ? 1 : 0);
        return tool || outside || root || young || stranger || deleted || omitted || weak >= 2
                ? oneMore(severity)
                : severity;
    }

    /**
     * "Address outside the expected networks or countries (when configured)". Decided beside the page (ADR 85): an
     * expected network settles it, and what is in no known country, as a private address, is not outside.
     */
    private boolean isOutside(Step step) {
        String address = step.origin().address();
        boolean inside = tuning.networks().stream().anyMatch(network -> network.contains(address));
        boolean known = Histories.COUNTRIES.containsKey(address) && !address.startsWith("10.");
        boolean country = known
                && !tuning.countries().isEmpty()
                && !tuning.countries().contains(Histories.COUNTRIES.get(address));
        return !inside && (country || !tuning.networks().isEmpty());
    }

    /** Decided beside the page (ADR 38): all calls of IAM are recorded there, so it is never unexpected. */
    private static boolean isOfIamAtHome(Step step) {
        return step.operation().eventSource().startsWith("iam.")
                && step.region().equals(Cast.REGION);
    }

    /** "Caller is itself a young identity (not the identity itself)": made at most one window before its call. */
    private boolean isByYoungCaller(Step step, Oracle.Elsewhere elsewhere) {
        return elsewhere
                .birthOfCaller(step)
                .filter(birth -> !birth.time().isBefore(step.time().minus(tuning.window())))
                .isPresent();
    }

    /**
     * "Deleted within minutes of its credential": a quarter of an hour, where a credential is there at all. Whom a finding
     * takes for one is deleted if any of them is: namesakes of unknown creation may be one and the same.
     */
    private boolean isDeletedSoon(List<Step> held, List<Step> all, Oracle.Elsewhere elsewhere) {
        if (held.stream().noneMatch(this::isCredential)) {
            return false;
        }
        List<Step> ends = all.stream()
                .filter(step -> step.isNote(Note.DELETED))
                .filter(deletion -> held.stream().anyMatch(step -> elsewhere.isOfOne(step, deletion)))
                .toList();
        return held.stream()
                .filter(step -> step.stage() == Stage.CREDENTIAL)
                .anyMatch(credential -> ends.stream().anyMatch(end -> isSoon(credential, end)));
    }

    private static boolean isSoon(Step credential, Step deletion) {
        long seconds = Duration.between(credential.time(), deletion.time()).toSeconds();
        return seconds >= 0 && seconds <= 15 * 60;
    }

    private boolean isCredential(Step step) {
        Door door = OracleDoor.of(List.of(step), step.subject().account(), tuning);
        return step.fact() instanceof Fact.CredentialMade || door == Door.PUBLIC || door == Door.OUTSIDE;
    }

    /** "Denied attempts by this caller before": at most a window before. */
    private boolean isBefore(Step denied, List<Step> held) {
        return held.stream()
                .anyMatch(step -> step.actor().name().equals(denied.actor().name())
                        && !denied.time().isAfter(step.time())
                        && !denied.time().isBefore(step.time().minus(tuning.window())));
    }

    private boolean isNear(Step omitted, List<Step> held) {
        return held.stream()
                .anyMatch(step -> step.actor().name().equals(omitted.actor().name())
                        && Duration.between(step.time(), omitted.time()).abs().compareTo(tuning.window()) <= 0);
    }

    private static Severity oneMore(Severity severity) {
        return switch (severity) {
            case INFORMATIONAL -> Severity.LOW;
            case LOW -> Severity.MEDIUM;
            case MEDIUM -> Severity.HIGH;
            case HIGH, CRITICAL -> Severity.CRITICAL;
        };
    }

    private boolean isByAttackTool(Step step) {
        String agent = step.origin().userAgent().toLowerCase(Locale.ROOT);
        return tuning.attackTools().stream().anyMatch(tool -> agent.contains(tool.toLowerCase(Locale.ROOT)));
    }

    /** "no MFA (only IAMUser and Root sessions that carry a sessionContext)". */
    private static boolean isWithoutMfa(Step step) {
        String type = step.actor().type();
        return (type.equals("IAMUser") || type.equals("Root"))
                && step.actor().mfa().equals(Optional.of(false));
    }
}
