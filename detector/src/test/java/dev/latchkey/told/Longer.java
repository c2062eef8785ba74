package dev.latchkey.told;

import java.util.regex.Pattern;

/** The words of the histories made as long as AWS takes them, and longer. */
record Longer(int name, int policy, int path, int userAgent) {

    /** IAM's quotas for names, paths and sessions; of a user agent CloudTrail keeps no more than the header holds. */
    static final Longer PERMITTED = new Longer(64, 128, 512, 8_000);

    static final Longer BEYOND = new Longer(1_000, 700, 1_200, 2_000);

    private static final Pattern NAME =
            Pattern.compile("(?:^|(?<=role/))(alpha|Beta|gamma|deploy|audit|mallory[-0-9]*)$");
    private static final Pattern POLICY = Pattern.compile("(:policy/)(one)$");
    private static final Pattern CALLER = Pattern.compile("(:user/)([a-z]+)$");
    private static final Pattern ROLE_OF_CALLER = Pattern.compile("(:role/)(terraform|cfn-exec)$");
    private static final Pattern SESSION = Pattern.compile("(:assumed-role/(?:terraform|AWSReserved\\w+)/)(.+)$");
    private static final Pattern AGENT = Pattern.compile("^(aws-cli/|Boto3/|APN/|Mozilla/).*$");

    Elsewhere words() {
        return new Elsewhere("aws", "us-east-1", this::longer);
    }

    private String longer(String text) {
        String named = NAME.matcher(text).replaceAll(found -> padded(found.group(1), name));
        String pathed = POLICY.matcher(named).replaceAll(found -> found.group(1) + longPath() + padded("one", policy));
        String called = CALLER.matcher(pathed).replaceAll(found -> found.group(1) + longPath() + found.group(2));
        String role = ROLE_OF_CALLER.matcher(called).replaceAll(found -> found.group(1) + longPath() + found.group(2));
        String session = SESSION.matcher(role).replaceAll(found -> found.group(1) + padded(found.group(2), name));
        return AGENT.matcher(session).matches() ? session + " x".repeat(userAgent / 2) : session;
    }

    private String longPath() {
        return "p".repeat(path / 2 - 1) + "/" + "q".repeat(path / 2 - 1) + "/";
    }

    private static String padded(String name, int length) {
        return name + "x".repeat(Math.max(0, length - name.length()));
    }
}
