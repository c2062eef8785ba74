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
    SETTLE_QUEUE("LATCHKEY_SETTLE_QUEUE"),
    EVIDENCE_TABLE("LATCHKEY_EVIDENCE_TABLE"),
    WINDOW("LATCHKEY_WINDOW", "window", "a duration such as 24h, 14d or PT36H"),
    FOLLOW("LATCHKEY_FOLLOW", "follow", "a duration such as 24h, 14d or PT36H"),
    LEARNING("LATCHKEY_LEARNING", "learning", "a duration such as 30d or PT720H, or off"),
    SETTLE("LATCHKEY_SETTLE", "settle", "a duration in whole seconds of at most 15m, such as 3m, or 0"),
    OWN_ACCOUNTS("LATCHKEY_OWN_ACCOUNTS", "ownAccounts", "an account id of 12 digits, several with commas"),
    OWN_SUBJECTS("LATCHKEY_OWN_SUBJECTS", "ownSubjects", "a pattern such as repo:example-org/*, several with commas"),
    REGIONS("LATCHKEY_REGIONS", "regions", "a region such as us-east-1, several with commas"),
    NETWORKS("LATCHKEY_NETWORKS", "networks", "a network such as 203.0.113.0/24, several with commas"),
    COUNTRIES("LATCHKEY_COUNTRIES", "countries", "a country in two letters such as DE, several with commas"),
    COUNTRY_DATABASE("LATCHKEY_COUNTRY_DATABASE", "countryDatabase", "the path of a .mmdb file"),
    ATTACK_TOOLS("LATCHKEY_ATTACK_TOOLS", "attackTools", "a part of a user agent, several with commas"),
    TELL_FROM("LATCHKEY_TELL_FROM", "tellFrom", "informational, low, medium, high or critical"),
    KEEP_EVIDENCE("LATCHKEY_KEEP_EVIDENCE", "keepEvidence", "a duration of at least 90d, such as 400d"),
    LOOK_UPS("LATCHKEY_LOOK_UPS", "lookUps", "on or off");

    private final String variable;
    private final Optional<String> context;
    private final String wanted;

    Setting(String variable) {
        this.variable = variable;
        this.context = Optional.empty();
        this.wanted = "made by the deployment";
    }

    Setting(String variable, String context, String wanted) {
        this.variable = variable;
        this.context = Optional.of(context);
        this.wanted = wanted;
    }

    public String variable() {
        return variable;
    }

    /** The key in {@code cdk.json} that a deployment may set; empty for what the deployment makes by itself. */
    public Optional<String> context() {
        return context;
    }

    /** Both names, as whoever reads of it may know either. */
    String shown() {
        return context.map(key -> key + " (" + variable + ")").orElse(variable);
    }

    /** What its text must be, to be put into a sentence. */
    String wanted() {
        return wanted;
    }
}
