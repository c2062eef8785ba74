package dev.latchkey.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.detection.call.BoundedText;
import dev.latchkey.detection.call.PolicyDocument.Statement;
import dev.latchkey.detection.call.TrustDocument;
import dev.latchkey.detection.call.TrustDocument.Kind;
import dev.latchkey.detection.call.TrustDocument.Trusted;
import java.util.List;
import java.util.stream.Stream;

/** Reads whom a trust policy lets in. Deny statements are passed over: they narrow, and narrowing is not relied on. */
final class TrustJson {

    private static final List<String> WAYS_IN =
            List.of("sts:AssumeRole", "sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity");

    /** Behind it stands the address of the provider, by which the keys of its tokens are called. */
    private static final String OIDC_PROVIDER = ":oidc-provider/";

    private TrustJson() {}

    static TrustDocument read(JsonNode root) {
        return new TrustDocument(PolicyElements.statements(root).stream()
                .filter(TrustJson::letsIn)
                .flatMap(TrustJson::parties)
                .distinct()
                .toList());
    }

    private static boolean letsIn(JsonNode node) {
        Statement statement = PolicyJson.statement(node);
        return statement.allow() && WAYS_IN.stream().anyMatch(statement::allowsAction);
    }

    private static Stream<Trusted> parties(JsonNode statement) {
        TrustCondition condition = TrustCondition.of(statement);
        Stream<Trusted> everybodyElse =
                PolicyElements.has(statement, "NotPrincipal") ? party(Kind.ANYONE, "*", condition) : Stream.of();
        Stream<Trusted> named =
                PolicyElements.values(statement, "Principal").flatMap(principal -> parties(principal, condition));
        return Stream.concat(everybodyElse, named);
    }

    private static Stream<Trusted> parties(JsonNode principal, TrustCondition condition) {
        return principal.isObject()
                ? principal
                        .propertyStream()
                        .flatMap(kind -> PolicyElements.each(kind.getValue())
                                .flatMap(name -> party(kind(kind.getKey()), name.asText(), condition)))
                : party(Kind.AWS, principal.asText(), condition);
    }

    /** Everybody of an account is that account, whichever of the two elements says so. */
    private static Stream<Trusted> party(Kind kind, String name, TrustCondition condition) {
        List<String> callers = name.equals("*") ? condition.callers() : List.of();
        if (!callers.isEmpty()) {
            return callers.stream().map(caller -> trusted(Kind.AWS, caller, condition));
        }
        return Stream.of(trusted(name.equals("*") ? Kind.ANYONE : kind, name, condition));
    }

    private static Trusted trusted(Kind kind, String name, TrustCondition condition) {
        boolean oidc = kind == Kind.FEDERATED && name.contains(OIDC_PROVIDER);
        String bounded = BoundedText.of(name);
        if (!oidc) {
            // Of the others nobody asks, and a hundred of them would hold the same long texts.
            return new Trusted(kind, bounded, condition.narrows(), false);
        }
        String provider = name.substring(name.indexOf(OIDC_PROVIDER) + OIDC_PROVIDER.length());
        boolean exact = condition.namesOneSubject(provider);
        return new Trusted(kind, bounded, condition.narrows(), exact, condition.subjects(provider));
    }

    private static Kind kind(String element) {
        if (element.equalsIgnoreCase("Service")) {
            return Kind.SERVICE;
        }
        return element.equalsIgnoreCase("Federated") ? Kind.FEDERATED : Kind.AWS;
    }
}
