// SPDX-License-Identifier: Apache-2.0
package io.datagateway.connect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to the workers of one Connect group: each to the worker that answered last, and on to the next one if
 * it does not answer. What a worker may have done already is asked of the next one only if doing it twice is the same
 * as doing it once.
 */
final class WorkerClient {

    private static final Set<String> IDEMPOTENT = Set.of("GET", "PUT", "DELETE");

    private final ConnectGroup group;
    private final RestAccess access;
    private final HttpClient http;
    private final ObjectMapper json = new ObjectMapper();
    private volatile int preferred;

    WorkerClient(ConnectGroup group, RestAccess access) {
        this.group = group;
        this.access = access;
        this.http = access.client();
    }

    ConnectGroup group() {
        return group;
    }

    /**
     * Returns the body of the answer.
     *
     * @throws RequestRefusedException if a worker answered with anything but success
     * @throws NoAnswerException if none answered
     */
    String send(String method, String path, String body) throws IOException {
        List<String> workers = group.workers();
        var silent = new ArrayList<NoAnswerException>();
        int first = preferred;
        for (int i = 0; i < workers.size(); i++) {
            int worker = (first + i) % workers.size();
            try {
                String answer = sendTo(workers.get(worker), method, path, body);
                preferred = worker;
                return answer;
            } catch (NoAnswerException e) {
                silent.add(e);
                if (e.wasSent() && !IDEMPOTENT.contains(method)) {
                    break;
                }
            }
        }
        throw noAnswer(silent);
    }

    private static NoAnswerException noAnswer(List<NoAnswerException> silent) {
        NoAnswerException last = silent.get(silent.size() - 1);
        String message = String.join(
                "; ", silent.stream().map(NoAnswerException::getMessage).toList());
        return new NoAnswerException(message, last, last.wasSent());
    }

    private String sendTo(String worker, String method, String path, String body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(worker + path))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        access.credentials().ifPresent(credentials -> request.header("Authorization", credentials.header()));
        String what = method + " " + worker + path;
        // The client's own timeout would end with the answer's headers.
        HttpResponse<String> response = await(http.sendAsync(request.build(), BodyHandlers.ofString()), what);
        if (response.statusCode() / 100 != 2) {
            throw new RequestRefusedException(what, response.statusCode(), message(response.body()));
        }
        return response.body();
    }

    private HttpResponse<String> await(CompletableFuture<HttpResponse<String>> answer, String what) throws IOException {
        long millis = access.timeout().toMillis();
        try {
            return answer.get(millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new NoAnswerException(what + " was not answered in " + millis + " ms", e, true);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            boolean sent = !(cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException);
            throw new NoAnswerException(what + " failed: " + cause + hint(what, cause), e, sent);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(what + " was interrupted");
        } finally {
            answer.cancel(true);
        }
    }

    private String hint(String what, @Nullable Throwable cause) {
        return what.contains(" https:") ? TlsHint.of(cause, access.anonymous()) : "";
    }

    private String message(String body) {
        try {
            return json.readTree(body).path("message").asText();
        } catch (JsonProcessingException e) {
            return "";
        }
    }
}
