package dev.latchkey.detection.call;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * From where and by what method a call came.
 *
 * @param address an IP address, or the name of the AWS service that made the call on somebody's behalf
 * @param userAgent as the caller sent it; anybody can forge it, so it is shown and weighed but never trusted
 */
public record Origin(String address, String userAgent, boolean console) {

    private static final Pattern IP = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F.]*:[0-9a-fA-F:.]+");

    /** How the call was made, as far as the user agent tells. */
    public enum Method {
        CONSOLE("console"),
        CLI("CLI"),
        SDK("SDK"),
        IAC("IaC"),
        SERVICE("AWS service"),
        OTHER("other client");

        private final String shown;

        Method(String shown) {
            this.shown = shown;
        }

        public String shown() {
            return shown;
        }
    }

    public Optional<String> ip() {
        return Optional.of(address).filter(text -> IP.matcher(text).matches());
    }

    public Optional<String> service() {
        return Optional.of(address).filter(text -> text.endsWith(".amazonaws.com"));
    }

    public Method method() {
        String agent = userAgent.toLowerCase(Locale.ROOT);
        if (has(agent, "terraform", "pulumi", "cloudformation.amazonaws.com", "opentofu")) {
            return Method.IAC;
        }
        if (console || has(agent, "console.", "signin.amazonaws.com", "aws internal", "coral/", "mozilla/")) {
            return Method.CONSOLE;
        }
        if (has(agent, "aws-cli/")) {
            return Method.CLI;
        }
        if (service().isPresent()) {
            return Method.SERVICE;
        }
        return has(agent, "boto", "aws-sdk", "botocore") ? Method.SDK : Method.OTHER;
    }

    private static boolean has(String agent, String... words) {
        for (String word : words) {
            if (agent.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
