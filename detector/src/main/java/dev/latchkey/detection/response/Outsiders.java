package dev.latchkey.detection.response;

import dev.latchkey.detection.call.TrustDocument.Kind;
import dev.latchkey.detection.call.TrustDocument.Trusted;
import dev.latchkey.detection.step.Door;
import dev.latchkey.detection.step.Fact.DoorOpened;
import dev.latchkey.detection.step.Stage;
import dev.latchkey.detection.text.PlainText;
import dev.latchkey.detection.verdict.Stretch;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.stream.Stream;

/** Whom a role was opened to that looks like one's own and is none: a new provider, a service for outsiders. */
public final class Outsiders {

    /** A trust policy may name hundreds. */
    private static final int MOST = 3;

    private static final String CERTIFICATE = "whoever holds a certificate that a trust anchor accepts";

    /** By how the service's name begins. */
    private static final Map<String, String> BY_SERVICE = Map.of(
            "ssm.", "machines outside AWS, once an activation has registered them",
            "rolesanywhere.", CERTIFICATE,
            "credentials.iot.", "devices outside AWS",
            "cognito-identity.", "whoever an identity pool lets in, including its guests if it has any");

    private Outsiders() {}

    /** Why each is an outsider, in a sentence. */
    public static Stream<String> reasons(Stretch stretch) {
        return trusted(stretch)
                .flatMap(party ->
                        why(party).stream().map(why -> PlainText.of(party.name()) + " lets outsiders in: " + why))
                .distinct()
                .limit(MOST);
    }

    /** The ARNs of the providers that were made or changed about when the role was opened for them. */
    static Stream<String> newProviders(Stretch stretch) {
        return trusted(stretch)
                .filter(party -> party.kind() == Kind.NEW_PROVIDER)
                .map(Trusted::name)
                .distinct()
                .limit(MOST);
    }

    /** Whether holders of certificates were let in, whom an anchor lets into other roles too. */
    static boolean byCertificate(Stretch stretch) {
        return trusted(stretch).anyMatch(party -> why(party).equals(Optional.of(CERTIFICATE)));
    }

    /** An entry for each role would leave the next one to be told, and approve whom one caller lets in besides. */
    public static Optional<String> perhapsOwn(Stretch stretch) {
        List<String> accounts = trusted(stretch)
                .filter(party -> party.kind() == Kind.AWS && stretch.door() == Door.OUTSIDE)
                .flatMap(party -> Door.accountOf(party.name()).stream())
                .filter(account -> !account.equals(stretch.subject().account()))
                .distinct()
                .limit(MOST)
                .toList();
        return accounts.isEmpty()
                ? Optional.empty()
                : Optional.of("If " + String.join(" or ", accounts)
                        + " is an account of your own, name it in ownAccounts instead of"
                        + " adding an entry for each role that trusts it: see Tune in README.md");
    }

    private static Stream<Trusted> trusted(Stretch stretch) {
        return stretch.of(Stage.CREDENTIAL)
                .flatMap(step -> step.fact() instanceof DoorOpened opened ? opened.trusted().stream() : Stream.of());
    }

    private static Optional<String> why(Trusted party) {
        if (party.kind() == Kind.NEW_PROVIDER) {
            return Optional.of("it was made or changed about when the role was opened for it");
        }
        String name = party.name().toLowerCase(Locale.ROOT);
        boolean named = party.kind() == Kind.SERVICE || party.kind() == Kind.FEDERATED;
        boolean isOne = named && Door.isServiceForOutsiders(name);
        return BY_SERVICE.entrySet().stream()
                .filter(it -> isOne && name.startsWith(it.getKey()))
                .map(Entry::getValue)
                .findFirst();
    }
}
