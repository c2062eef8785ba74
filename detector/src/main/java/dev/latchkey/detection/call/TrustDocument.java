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
     */
    public record Trusted(Kind kind, String name, boolean narrowed, boolean exactSubject) {}
}
