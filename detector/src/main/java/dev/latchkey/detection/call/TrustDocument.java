package dev.latchkey.detection.call;

import java.util.List;

/** A trust policy: everybody whom it lets in. */
public record TrustDocument(List<Trusted> trusted) {

    public TrustDocument {
        trusted = List.copyOf(trusted);
    }

    /** Of what kind a trusted party is, in the words of the {@code Principal} element. */
    public enum Kind {
        ANYONE,
        AWS,
        SERVICE,
        FEDERATED,
        /** A federated provider made or changed about when the trust was given. */
        NEW_PROVIDER
    }

    /**
     * @param name an ARN, an account id, a service name or a provider; {@code *} for anyone
     * @param narrowed whether a condition really narrows who may come in
     * @param exactSubject whether a condition names the {@code sub} of an OIDC token without a wildcard
     * @param subjects the patterns of {@code sub} of which each token must meet one; empty if it need not, or if they
     *     are too many to be kept
     */
    public record Trusted(Kind kind, String name, boolean narrowed, boolean exactSubject, List<String> subjects) {
        public Trusted {
            subjects = List.copyOf(subjects);
        }

        public Trusted(Kind kind, String name, boolean narrowed, boolean exactSubject) {
            this(kind, name, narrowed, exactSubject, List.of());
        }

        /** The same provider, made or changed about when the trust was given. */
        public Trusted asNewProvider() {
            return new Trusted(Kind.NEW_PROVIDER, name, narrowed, exactSubject, subjects);
        }

        /** Who it is, and for whom it vouches. */
        public String shown() {
            return subjects.isEmpty() ? name : name + " for " + String.join(" or ", subjects);
        }
    }
}
