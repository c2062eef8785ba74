package dev.latchkey.lambda;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** IAM within the process, as it would answer of the role of the sample event. */
final class LocalIam {

    private static final String VERSION = "Version=2010-05-08";
    private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=(\\w+)");
    private static final String ROLE =
            "<Role><RoleName>primed</RoleName><CreateDate>2026-01-01T00:00:00Z</CreateDate></Role>";
    private static final String EMPTY = "<IsTruncated>false</IsTruncated>";

    private LocalIam() {}

    /** @return what IAM answers to a request of its own; empty for another service's */
    static Optional<String> answer(String request) {
        Matcher action = ACTION.matcher(request);
        return request.contains(VERSION) && action.find() ? Optional.of(wrapped(action.group(1))) : Optional.empty();
    }

    private static String wrapped(String action) {
        return "<%1$sResponse><%1$sResult>%2$s</%1$sResult></%1$sResponse>"
                .formatted(action, action.equals("GetRole") ? ROLE : EMPTY);
    }
}
