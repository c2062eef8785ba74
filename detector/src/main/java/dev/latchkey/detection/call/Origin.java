package dev.latchkey.detection.call;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * From where and by what method a call came.
 *
 * @param address an IP address, or the name of the AWS service that made the call on somebody's behalf
 * @param userAgent as the caller sent it; anybody can forge it, so it is shown and weighed but never trusted
 * @param country of the address, while a chain is judged; no record says it, and none is stored
 */
public record Origin(String address, String userAgent, boolean console, Optional<String> country) {

    private static final Pattern IPV4 = Pattern.compile("((25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(\\.(?!$)|$)){4}");

    /** CloudTrail pads octets with zeros at times; a zero in front never means octal. */
    private static final Pattern FOUR_NUMBERS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

    private static final Pattern PADDING = Pattern.compile("(?<![0-9])0+(?=[0-9])");

    private static final Pattern IPV6_GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
    private static final int IPV6_GROUPS = 8;

    /** In the domains of AWS's partitions, of which only the first two and the last are open to the public. */
    public static final Pattern SERVICE = Pattern.compile("[a-z0-9.-]+\\.(amazonaws\\.com|amazonaws\\.com\\.cn"
            + "|c2s\\.ic\\.gov|sc2s\\.sgov\\.gov|cloud\\.adc-e\\.uk|csp\\.hci\\.ic\\.gov|amazonaws\\.eu)");

    public Origin {
        if (FOUR_NUMBERS.matcher(address).matches()) {
            address = PADDING.matcher(address).replaceAll("");
        }
    }

    public Origin(String address, String userAgent, boolean console) {
        this(address, userAgent, console, Optional.empty());
    }

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
        return Optional.of(address).filter(text -> isIpv4(text) || isIpv6(text));
    }

    public Optional<String> service() {
        return Optional.of(address).filter(text -> SERVICE.matcher(text).matches());
    }

    public Origin in(String itsCountry) {
        return new Origin(address, userAgent, console, Optional.of(itsCountry));
    }

    /** The address, and its country if that is known. */
    public String shown() {
        return country.map(code -> address + " (" + code + ")").orElse(address);
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
        if (has(agent, "aws-internal/")) {
            return Method.CONSOLE;
        }
        return has(agent, "boto", "aws-sdk", "botocore") ? Method.SDK : Method.OTHER;
    }

    private static boolean isIpv4(String text) {
        return IPV4.matcher(text).matches();
    }

    /** Eight groups, of which one run may be left out; the last two may stand as an IPv4 address. */
    private static boolean isIpv6(String text) {
        List<String> sides = Arrays.asList(text.split("::", -1));
        String whole =
                String.join(":", sides.stream().filter(side -> !side.isEmpty()).toList());
        List<String> groups = Arrays.asList(whole.split(":", -1));
        boolean mixed = isIpv4(groups.get(groups.size() - 1));
        int count = whole.isEmpty() ? 0 : groups.size() + (mixed ? 1 : 0);
        boolean right = sides.size() == 1 ? count == IPV6_GROUPS : sides.size() == 2 && count < IPV6_GROUPS;
        return right
                && groups.stream()
                        .limit(mixed ? groups.size() - 1 : count)
                        .allMatch(group -> IPV6_GROUP.matcher(group).matches());
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
