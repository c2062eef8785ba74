package dev.latchkey.detection.chain;

import dev.latchkey.detection.call.TrustDocument.Trusted;
import java.util.List;
import java.util.Set;

/** What a step adds to its subject. */
public sealed interface Fact {

    Stage stage();

    /** From 0 to 9, as far as the record itself shows: a bounded reading of a stage takes the strongest first. */
    int strength();

    /** In a few words for a timeline. */
    String shown();

    record Created() implements Fact {
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
            return "created";
        }
    }

    /** @param policy the name or ARN of the policy */
    record Granted(String policy, Privilege privilege) implements Fact {
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
            return "granted " + policy + " (" + privilege.level() + ": " + privilege.why() + ")";
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
            return kind + " " + id;
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
            return Door.of(trusted, Set.of()).strength();
        }

        @Override
        public String shown() {
            return "trusts "
                    + String.join(", ", trusted.stream().map(Trusted::name).toList());
        }
    }
}
