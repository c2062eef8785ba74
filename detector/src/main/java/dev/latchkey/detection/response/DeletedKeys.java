package dev.latchkey.detection.response;

import dev.latchkey.detection.step.Fact.CredentialMade;
import dev.latchkey.detection.step.Fact.Noted;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.verdict.Stretch;
import java.util.List;
import java.util.stream.Stream;

/** Access keys that the records show deleted: none ever comes back, and a command for it would only fail. */
final class DeletedKeys {

    private DeletedKeys() {}

    /** The credentials that were made and may still be there. A password may have been made again under its name. */
    static Stream<CredentialMade> leftOf(Stretch stretch) {
        List<String> deletions = stretch.evidence().stream()
                .filter(step -> step.operation() == Operation.DELETE_ACCESS_KEY)
                .filter(step -> step.subject().equals(stretch.subject()))
                .flatMap(step -> step.fact() instanceof Noted noted ? Stream.of(noted.text()) : Stream.of())
                .toList();
        return Containment.made(stretch)
                .filter(made -> deletions.stream().noneMatch(it -> it.contains(" " + made.id() + " ")));
    }
}
