package dev.latchkey.detection.call;

import java.util.List;
import java.util.stream.Stream;

/** A trust policy: everybody whom it lets in, and some account if that is not known of all. */
public record TrustDocument(List<Trusted> trusted) {

    /** The 8,192 characters that a trust policy may have on request, white space not counted, hold 630 account ids. */
    static final int MOST_PARTIES = 650;

    public TrustDocument {
        trusted = trusted.size() <= MOST_PARTIES
                ? List.copyOf(trusted)
                : Stream.concat(trusted.stream().limit(MOST_PARTIES), Stream.of(Trusted.unreadable("more parties")))
                        .toList();
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

        /** Some account, we cannot tell which: what is not understood counts as open to the outside. */
        public static Trusted unreadable(String what) {
            return new Trusted(Kind.AWS, what, false, false);
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
