package dev.latchkey.lambda;

import java.io.IOException;

/**
 * AWS on this machine, so that what a function does can be walked through with the real clients though nothing leaves
 * it.
 */
final class LocalAws implements AutoCloseable {

    private final LocalAnswers answers = new LocalAnswers();
    private final LocalServer server = new LocalServer(answers::answer);
    private final Clients clients = Clients.at(server.uri());

    LocalAws() throws IOException {
        // The server's door may not open.
    }

    Clients clients() {
        return clients;
    }

    void fetchCredentials() {
        ClientsSetup.fetchCredentials(server.uri());
    }

    /** As if nobody had called yet. */
    void forget() {
        answers.forget();
    }

    @Override
    public void close() throws IOException {
        clients.close();
        server.close();
    }
}
