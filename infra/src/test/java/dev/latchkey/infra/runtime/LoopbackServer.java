package dev.latchkey.infra.runtime;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server on 127.0.0.1 and a free port, with a thread for each call, as some wait for long. */
public final class LoopbackServer implements AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool(LoopbackServer::daemon);
    private final HttpServer server;

    public LoopbackServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.start();
    }

    public void on(String path, Door door) {
        server.createContext(path, exchange -> {
            try (exchange) {
                door.open(exchange);
            } catch (InterruptedException e) {
                // The server is being closed: so is the connection, unanswered.
                Thread.currentThread().interrupt();
            }
        });
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
        // To HttpServer -1 means no body, and 0 one of unknown length.
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "loopback");
        thread.setDaemon(true);
        return thread;
    }

    /** Answers one call. */
    @FunctionalInterface
    public interface Door {
        void open(HttpExchange exchange) throws IOException, InterruptedException;
    }
}
