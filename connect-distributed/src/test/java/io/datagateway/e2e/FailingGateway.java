// SPDX-License-Identifier: Apache-2.0
package io.datagateway.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.datagateway.demo.DemoCertificates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Answers one try after another as it is told, and keeps their keys and bodies. */
final class FailingGateway implements AutoCloseable {

    /**
     * One answer.
     *
     * @param status 0 for none: the connection ends
     */
    record Answer(int status, String outcome, String retryAfter) {}

    private final HttpsServer server;
    private final List<Answer> answers;
    private final List<String> tries = new ArrayList<>();

    /** @param certs with {@code gateway.p12} */
    FailingGateway(Path certs, List<Answer> answers) throws IOException, GeneralSecurityException {
        this.answers = answers;
        this.server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls(certs)));
        server.createContext("/api/1.0/sales.orders", this::handle);
        server.start();
    }

    private static SSLContext tls(Path certs) throws IOException, GeneralSecurityException {
        char[] password = DemoCertificates.PASSWORD.toCharArray();
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStore.getInstance(certs.resolve("gateway.p12").toFile(), password), password);
        var tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
        return tls;
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Answer answer = answers.get(Math.min(tries.size(), answers.size() - 1));
        tries.add(exchange.getRequestHeaders().getFirst("Idempotency-Key") + " " + Arrays.hashCode(body));
        if (answer.status() > 0) {
            exchange.getResponseHeaders().set("Gateway-Outcome", answer.outcome());
            if (!answer.retryAfter().isEmpty()) {
                exchange.getResponseHeaders().set("Retry-After", answer.retryAfter());
            }
            byte[] text = "{\"batchId\":\"b\",\"records\":1}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), text.length);
            exchange.getResponseBody().write(text);
        }
        exchange.close();
    }

    String url() {
        return "https://localhost:" + server.getAddress().getPort();
    }

    /** Key and body of every try. */
    synchronized List<String> tries() {
        return List.copyOf(tries);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
