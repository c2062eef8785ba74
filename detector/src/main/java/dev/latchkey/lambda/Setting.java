package dev.latchkey.lambda;

import java.util.Optional;

/**
 * What the function is told from outside: the names of its environment variables, and of the CDK context keys
 * behind them.
 */
public enum Setting {
    CHAINS_TABLE("LATCHKEY_CHAINS_TABLE"),
    ALLOWLIST_TABLE("LATCHKEY_ALLOWLIST_TABLE"),
    TOPIC_ARN("LATCHKEY_TOPIC_ARN"),
    /** An ISO-8601 duration, such as {@code PT24H}. */
    WINDOW("LATCHKEY_WINDOW", "window"),
    /** An ISO-8601 duration, such as {@code P14D}. */
    FOLLOW("LATCHKEY_FOLLOW", "follow"),
    /** Account ids, with commas. */
    OWN_ACCOUNTS("LATCHKEY_OWN_ACCOUNTS", "ownAccounts"),
    /** Region names, with commas. */
    REGIONS("LATCHKEY_REGIONS", "regions"),
    /** Networks in CIDR notation, with commas. */
    NETWORKS("LATCHKEY_NETWORKS", "networks"),
    /** Parts of user agents, with commas. */
    ATTACK_TOOLS("LATCHKEY_ATTACK_TOOLS", "attackTools"),
    /** A severity, such as {@code medium}. */
    TELL_FROM("LATCHKEY_TELL_FROM", "tellFrom");

    private final String variable;
    private final Optional<String> context;

    Setting(String variable) {
        this.variable = variable;
        this.context = Optional.empty();
    }

    Setting(String variable, String context) {
        this.variable = variable;
        this.context = Optional.of(context);
    }

    public String variable() {
        return variable;
    }

    /** The key in {@code cdk.json} that a deployment may set; empty for what the deployment makes by itself. */
    public Optional<String> context() {
        return context;
    }
}
