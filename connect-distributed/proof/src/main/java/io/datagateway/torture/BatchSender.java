// SPDX-License-Identifier: Apache-2.0
package io.datagateway.torture;

import io.datagateway.demo.Orders;
import io.datagateway.ledger.GatewayAnswer;
import io.datagateway.ledger.RequestOutcome;
import io.datagateway.traffic.AnswerReader;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLContext;

/** Sends a request once and returns the answer. */
final class BatchSender {

    /** The longest wait for an answer. It is longer than the gateway's own: it is the gateway that must answer. */
    static final Duration TIMEOUT = Duration.ofSeconds(20);

    /** The status of a request that was not sent, as no connection was made. */
    static final int NO_CONNECTION = -1;

    private static final Duration TIME_TO_CONNECT = Duration.ofSeconds(3);

    private final HttpClient http;
    private final BrokenOffSender brokenOff;
    private final AnswerReader answers = new AnswerReader();
    private final PrintStream log;

    /** @param log gets a line for each connection that breaks */
    BatchSender(SSLContext tls, PrintStream log) {
        this.log = log;
        // HTTP/1.1: a connection that breaks then breaks one request, not all that share it.
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(TIME_TO_CONNECT)
                .sslContext(tls)
                .build();
        this.brokenOff = new BrokenOffSender(tls);
    }

    /** @param url the address of a worker's gateway */
    GatewayAnswer send(PlannedBatch batch, String url) throws InterruptedException {
        try {
            return batch.kind() == PlannedBatch.Kind.BROKEN_OFF
                    ? brokenOff.send(batch, url)
                    : answers.read(http.send(request(batch, url), BodyHandlers.ofString()));
        } catch (ConnectException | HttpConnectTimeoutException e) {
            // Not a byte was sent: a balancer would have asked the next worker.
            return GatewayAnswer.of(NO_CONNECTION, RequestOutcome.NOT_WRITTEN);
        } catch (IOException e) {
            log.printf("%s %s %s: %s%n", Instant.now(), batch.key(), url, e);
            return GatewayAnswer.NONE;
        }
    }

    private static HttpRequest request(PlannedBatch batch, String url) {
        String topic = url + "/api/1.0/" + Orders.TOPIC;
        var body = BodyPublishers.ofByteArray(batch.body());
        var request = batch.kind() == PlannedBatch.Kind.PUT
                ? HttpRequest.newBuilder(URI.create(topic + "/batches/" + batch.key()))
                        .PUT(body)
                : HttpRequest.newBuilder(URI.create(topic))
                        .header("Idempotency-Key", batch.key())
                        .POST(body);
        return request.header("Content-Type", "application/avro")
                .header("version", Orders.VERSION)
                .header("batch", Integer.toString(batch.announced()))
                .timeout(TIMEOUT)
                .build();
    }
}
