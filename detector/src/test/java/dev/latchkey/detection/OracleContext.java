package dev.latchkey.detection;

import dev.latchkey.detection.chain.Step;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Tuning;
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
    Severity raised(Severity severity, List<Step> held) {
        boolean tool = held.stream().anyMatch(this::isByAttackTool);
        boolean root = held.stream().anyMatch(step -> step.actor().type().equals("Root"));
        boolean noMfa = held.stream().anyMatch(OracleContext::isWithoutMfa);
        boolean region = !tuning.regions().isEmpty()
                && held.stream().anyMatch(step -> !tuning.regions().contains(step.region()));
        return tool || root || (noMfa && region) ? oneMore(severity) : severity;
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
