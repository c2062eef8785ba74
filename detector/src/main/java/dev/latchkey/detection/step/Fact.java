package dev.latchkey.detection.step;

import dev.latchkey.detection.call.TrustDocument.Trusted;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.subject.Subject;
import java.util.List;
import java.util.Optional;

/** What a step adds to its subject. */
public sealed interface Fact {

    Stage stage();

    /** From 0 to 9, as far as the record itself shows: a bounded reading of a stage takes the strongest first. */
    int strength();

    /** In a few words for a timeline. */
    String shown();

    /** @param boundary the ARN of the permissions boundary that it was born with */
    record Created(Optional<String> boundary) implements Fact {
        public Created() {
            this(Optional.empty());
        }

        @Override
        public Stage stage() {
            return Stage.CREATION;
        }

        @Override
        public int strength() {
            return 0;
        }

        @Override
        public String shown() {
            return "created" + boundary.map(arn -> " within boundary " + arn).orElse("");
        }
    }

    /**
     * @param policy the name or ARN of the policy, or of the group or role that brings it
     * @param from whose partition tells what it allows, if the record does not
     */
    record Granted(String policy, Privilege privilege, Means means, Optional<Subject> from) implements Fact {
        public Granted(String policy, Privilege privilege) {
            this(policy, privilege, Means.POLICY, Optional.empty());
        }

        public Granted with(Privilege known) {
            return new Granted(policy, known, means, from);
        }

        @Override
        public Stage stage() {
            return Stage.GRANT;
        }

        @Override
        public int strength() {
            return privilege.level().strength();
        }

        @Override
        public String shown() {
            String now = means == Means.UNBOUND ? "now " : "";
            return means.shown(policy) + " (" + now + privilege.level() + ": " + privilege.why() + ")";
        }
    }

    /** @param id of the credential, never its secret */
    record CredentialMade(String kind, String id) implements Fact {
        @Override
        public Stage stage() {
            return Stage.CREDENTIAL;
        }

        @Override
        public int strength() {
            return 5;
        }

        @Override
        public String shown() {
            return id.isEmpty() ? kind : kind + " " + id;
        }
    }

    /** The credential of a role is whom it trusts; which door that is depends on the accounts that are one's own. */
    record DoorOpened(List<Trusted> trusted) implements Fact {
        public DoorOpened {
            trusted = List.copyOf(trusted);
        }

        @Override
        public Stage stage() {
            return Stage.CREDENTIAL;
        }

        @Override
        public int strength() {
            return Door.of(trusted, Own.NOBODY).strength();
        }

        @Override
        public String shown() {
            List<String> parties = trusted.stream().map(Trusted::shown).toList();
            return "trusts " + (parties.isEmpty() ? "nobody" : String.join(", ", parties));
        }
    }

    /** What a version of a customer's policy allows; stands in the policy's own partition. */
    record Defined(String version, boolean current, Privilege privilege) implements Fact {
        @Override
        public Stage stage() {
            return Stage.GRANT;
        }

        @Override
        public int strength() {
            return current ? privilege.level().strength() : 0;
        }

        @Override
        public String shown() {
            return "version " + version + " (" + privilege.level() + ": " + privilege.why() + ")";
        }
    }

    record Noted(Note note, String text) implements Fact {
        @Override
        public Stage stage() {
            return Stage.EVIDENCE;
        }

        @Override
        public int strength() {
            return note.strength();
        }

        @Override
        public String shown() {
            return note.shown(text);
        }
    }
}
