package dev.latchkey.detection.step;

/** The services whose calls make, arm or open identities. */
enum EventSource {
    IAM("iam.amazonaws.com"),
    STS("sts.amazonaws.com"),
    ROLES_ANYWHERE("rolesanywhere.amazonaws.com");

    private final String host;

    EventSource(String host) {
        this.host = host;
    }

    String host() {
        return host;
    }
}
