package dev.latchkey.detection.response;

import static java.util.stream.Collectors.toSet;

import dev.latchkey.detection.step.Fact.CredentialMade;
import dev.latchkey.detection.step.Fact.Noted;
import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.verdict.Stretch;
import java.util.Set;
import java.util.stream.Stream;

/** Access keys that the records show deleted: none ever comes back, and a command for it would only fail. */
final class DeletedKeys {

    private DeletedKeys() {}

    /** The credentials that were made and may still be there. A password may have been made again under its name. */
    static Stream<CredentialMade> leftOf(Stretch stretch) {
        Set<String> deleted = stretch.evidence().stream()
                .filter(step -> step.isNote(Note.KEY_DELETED) && step.subject().equals(stretch.subject()))
                .map(step -> ((Noted) step.fact()).text())
                .collect(toSet());
        return Containment.made(stretch).filter(made -> !deleted.contains(made.id()));
    }
}
