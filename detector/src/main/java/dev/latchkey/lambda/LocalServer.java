package dev.latchkey.lambda;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * As much of an HTTP server as the SDK's client needs, on an address that only this machine reaches. By hand, as the
 * JDK's own is in a module that a runtime may lack.
 */
final class LocalServer implements AutoCloseable {

    /** @param target what AWS's services of JSON are asked to do; empty for the others */
    record Request(String method, String target, String body) {}

    record Response(int status, String type, String body) {}

    private final ServerSocket door;
    private final Function<Request, Response> answers;
    private final Set<Socket> visitors = ConcurrentHashMap.newKeySet();

    LocalServer(Function<Request, Response> answers) throws IOException {
        this.answers = answers;
        this.door = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        inBackground(this::accept);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (Socket visitor : visitors) {
            visitor.close();
        }
    }

    private void accept() throws IOException {
        while (!door.isClosed()) {
            Socket visitor = door.accept();
            visitors.add(visitor);
            inBackground(() -> serve(visitor));
        }
    }

    private void serve(Socket visitor) throws IOException {
        try (visitor) {
            InputStream in = new BufferedInputStream(visitor.getInputStream());
            OutputStream out = visitor.getOutputStream();
            for (String first = line(in); !first.isEmpty(); first = line(in)) {
                Map<String, String> headers = headers(in);
                int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
                String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
                String method = first.substring(0, first.indexOf(' '));
                write(answers.apply(new Request(method, headers.getOrDefault("x-amz-target", ""), body)), out);
            }
        } finally {
            visitors.remove(visitor);
        }
    }

    private static void write(Response response, OutputStream out) throws IOException {
        byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 %d Said\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
                .formatted(response.status(), response.type(), body.length);
        // In one piece: a second would wait until the client has acknowledged the first, some 40 ms later.
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(head.getBytes(StandardCharsets.US_ASCII));
        whole.write(body);
        whole.writeTo(out);
    }

    private static Map<String, String> headers(InputStream in) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    /** Empty at the end as well. */
    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.US_ASCII).strip();
    }

    private interface Work {
        void go() throws IOException;
    }

    private static void inBackground(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.go();
                    } catch (IOException closed) {
                        // By us, or by the client: either way nobody waits for an answer.
                        return;
                    }
                },
                "local-aws");
        thread.setDaemon(true);
        thread.start();
    }
}
