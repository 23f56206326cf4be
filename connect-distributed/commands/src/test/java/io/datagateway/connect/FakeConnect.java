// SPDX-License-Identifier: Apache-2.0
package io.datagateway.connect;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** Speaks as a Connect worker: answers what it was told to, that it has no connectors, 404 to all else. */
public final class FakeConnect implements AutoCloseable {

    private final String scheme;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Map<String, Queue<Answer>> first = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private volatile boolean frozen;

    private record Answer(int status, String body) {}

    private static final Answer NOTHING = new Answer(404, "{\"message\": \"no such thing\"}");

    /** @param port 0 for a free one */
    public FakeConnect(int port) throws IOException {
        this("http", HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0));
    }

    /** One that speaks TLS, and takes only clients whose certificates the context trusts, if it is so strict. */
    public static FakeConnect overTls(SSLContext context, boolean strict) throws IOException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters tls = getSSLContext().getDefaultSSLParameters();
                tls.setNeedClientAuth(strict);
                parameters.setSSLParameters(tls);
            }
        });
        return new FakeConnect("https", server);
    }

    private FakeConnect(String scheme, HttpServer server) {
        this.scheme = scheme;
        this.server = server;
        server.setExecutor(threads);
        says("GET /connectors", 200, "[]");
        server.createContext("/", this::answer);
        server.start();
    }

    public String url() {
        return scheme + "://" + server.getAddress().getHostString() + ":" + port();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** @param request method and path */
    public FakeConnect says(String request, int status, String body) {
        answers.put(request, new Answer(status, body));
        return this;
    }

    /** Answers this at first, so many times, and then as before. */
    public FakeConnect saysAtFirst(String request, int times, int status, String body) {
        first.put(request, new ArrayDeque<>(Collections.nCopies(times, new Answer(status, body))));
        return this;
    }

    /** Shows one connector called orders. */
    public FakeConnect shows(String connectorState, String taskState) {
        return says("GET /connectors?expand=status", 200, """
                {"orders": {"status": {"name": "orders", "type": "source",
                  "connector": {"state": "%s", "worker_id": "w:1"},
                  "tasks": [
                    {"id": 1, "state": "%s", "worker_id": "w:1",
                     "trace": "java.lang.IllegalStateException: secret\\n\\tat A.b(A.java:1)\\n"},
                    {"id": 0, "state": "RUNNING", "worker_id": "w:1"}]}}}
                """.formatted(connectorState, taskState));
    }

    /** From now on takes requests, sends the beginning of an answer, and no more. */
    public void freeze() {
        frozen = true;
    }

    /** Method, path and body of every request so far. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    /** The value of the header Authorization in every request so far; empty where there was none. */
    public List<String> authorizations() {
        return List.copyOf(authorizations);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        authorizations.add(authorization == null ? "" : authorization);
        String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        asked.add((request + " " + body).strip());
        Answer early = first.getOrDefault(request, new ArrayDeque<>()).poll();
        Answer answer = early != null ? early : answers.getOrDefault(request, NOTHING);
        try (exchange) {
            exchange.sendResponseHeaders(answer.status(), 0);
            exchange.getResponseBody()
                    .write(answer.body()
                            .substring(0, answer.body().length() / 2)
                            .getBytes(UTF_8));
            if (frozen) {
                exchange.getResponseBody().flush();
                closed.await();
            }
            exchange.getResponseBody()
                    .write(answer.body().substring(answer.body().length() / 2).getBytes(UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
