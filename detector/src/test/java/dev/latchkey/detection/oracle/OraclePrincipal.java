package dev.latchkey.detection.oracle;

import dev.latchkey.detection.call.Principal;
import dev.latchkey.detection.step.Step;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;

/** Section 7 of the page: whom an entry is for. */
final class OraclePrincipal {

    private OraclePrincipal() {}

    /** "Glob on the session issuer's ARN, or the user's ARN; callers without an ARN match account:id or service:name". */
    static boolean isOf(Map<String, Object> entry, Step step) {
        Principal actor = step.actor();
        String name;
        if (actor.issuerArn().isPresent()) {
            name = actor.issuerArn().get();
        } else if (actor.arn().isPresent()) {
            name = actor.arn().get();
        } else if (actor.invokedBy().isPresent()) {
            name = "service:" + actor.invokedBy().get();
        } else if (actor.account().isPresent()) {
            name = "account:" + actor.account().get();
        } else {
            return false;
        }
        return matches(OracleBounds.text(entry, "principal").orElseThrow(), name) && isPerson(entry, name, actor);
    }

    /** "`people` (session-name glob, honoured only for issuers under /aws-reserved/sso.amazonaws.com/)". */
    private static boolean isPerson(Map<String, Object> entry, String issuer, Principal actor) {
        Collection<String> people = OracleBounds.list(entry, "people");
        if (people.isEmpty()) {
            return true;
        }
        String[] session = actor.arn().orElse("").split("/", -1);
        return issuer.split(":role", 2)[issuer.contains(":role") ? 1 : 0].startsWith("/aws-reserved/sso.amazonaws.com/")
                && people.stream().anyMatch(glob -> matches(glob, session[session.length - 1]));
    }

    static boolean matches(String glob, String text) {
        StringBuilder regex = new StringBuilder();
        for (int at = 0; at < glob.length(); at++) {
            char c = glob.charAt(at);
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(text).matches();
    }
}
