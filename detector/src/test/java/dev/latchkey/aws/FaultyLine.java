package dev.latchkey.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** HTTP under the SDK's real clients, on which one request of all fails as AWS, or the way to it, fails. */
public final class FaultyLine implements SdkHttpClient {

    /** Codes as DynamoDB, SQS and SNS have them; that SQS and SNS name some otherwise makes no difference here. */
    public enum Fault {
        THROTTLED(400, "ThrottlingException"),
        DENIED(400, "AccessDeniedException"),
        INTERNAL(500, "InternalServerError"),
        UNAVAILABLE(503, "ServiceUnavailable"),
        GONE(400, "ResourceNotFoundException"),
        INVALID(400, "ValidationException"),
        NOT_JSON(200, "<html>a proxy's own page</html>"),
        CUT_OFF(200, "{\"Items\":[{\"pk\":{\"S\":\"USER#"),
        TIMED_OUT(0, "Read timed out"),
        RESET(0, "Connection reset"),
        /** It has acted, which only the answer would say. */
        ANSWER_LOST(0, "Connection reset");

        private final int status;
        private final String said;

        Fault(int status, String said) {
            this.status = status;
            this.said = said;
        }
    }

    private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=(\\w+)");

    private final SdkHttpClient whole = UrlConnectionHttpClient.create();
    private final List<String> calls = new ArrayList<>();
    private Optional<Fault> fault = Optional.empty();
    private Runnable meanwhile = () -> {};
    private Predicate<String> where = operation -> false;

    /** The operations that have been asked for since the last setting, in their order. */
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    /** @param request counted from now on, from 0 */
    public void breakAt(int request, Fault with) {
        set(Optional.of(with), operation -> calls.size() == request);
    }

    public void breakAtNext(String wanted, Fault with) {
        set(Optional.of(with), operation -> operation.equals(wanted));
    }

    /** @param before what happens just before it fails */
    public synchronized void breakAtNext(String wanted, Fault with, Runnable before) {
        breakAtNext(wanted, with);
        meanwhile = before;
    }

    public void mend() {
        set(Optional.empty(), operation -> false);
    }

    public synchronized boolean hasBroken() {
        return fault.isEmpty();
    }

    private synchronized void set(Optional<Fault> with, Predicate<String> at) {
        calls.clear();
        fault = with;
        where = at;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        ExecutableHttpRequest prepared = whole.prepareRequest(request);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                Optional<Fault> met = met(operation(request));
                if (met.isEmpty()) {
                    return prepared.call();
                }
                meanwhile().run();
                return failed(met.get(), request, prepared);
            }

            @Override
            public void abort() {
                prepared.abort();
            }
        };
    }

    private synchronized Runnable meanwhile() {
        Runnable now = meanwhile;
        meanwhile = () -> {};
        return now;
    }

    private synchronized Optional<Fault> met(String operation) {
        Optional<Fault> here = fault.filter(it -> where.test(operation));
        calls.add(operation);
        fault = here.isPresent() ? Optional.empty() : fault;
        return here;
    }

    private static HttpExecuteResponse failed(Fault fault, HttpExecuteRequest request, ExecutableHttpRequest prepared)
            throws IOException {
        switch (fault) {
            case TIMED_OUT -> throw new SocketTimeoutException(fault.said);
            case RESET -> throw new IOException(fault.said);
            case ANSWER_LOST -> {
                prepared.call();
                throw new IOException(fault.said);
            }
            default -> {
                return answer(fault.status, fault.status == 200 ? fault.said : refusal(fault, request));
            }
        }
    }

    private static String refusal(Fault fault, HttpExecuteRequest request) {
        String form = target(request).isPresent()
                ? "{\"__type\":\"com.amazonaws#%1$s\",\"message\":\"staged\"}"
                : "<ErrorResponse><Error><Code>%1$s</Code><Message>staged</Message></Error></ErrorResponse>";
        return form.formatted(fault.said);
    }

    private static HttpExecuteResponse answer(int status, String body) {
        return HttpExecuteResponse.builder()
                .response(SdkHttpFullResponse.builder().statusCode(status).build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body.getBytes(UTF_8))))
                .build();
    }

    private static String operation(HttpExecuteRequest request) {
        return target(request).map(it -> it.replaceFirst(".*\\.", "")).orElseGet(() -> action(request));
    }

    private static Optional<String> target(HttpExecuteRequest request) {
        return request.httpRequest().firstMatchingHeader("X-Amz-Target");
    }

    private static String action(HttpExecuteRequest request) {
        try (InputStream body = request.contentStreamProvider().orElseThrow().newStream()) {
            Matcher action = ACTION.matcher(new String(body.readAllBytes(), UTF_8));
            return action.find() ? action.group(1) : "another";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String clientName() {
        return "Faulty";
    }

    @Override
    public void close() {
        whole.close();
    }
}
