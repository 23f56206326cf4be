// SPDX-License-Identifier: Apache-2.0
package io.datagateway.neighbours;

import io.datagateway.demo.ClientTls;
import io.datagateway.ledger.GatewayAnswer;
import io.datagateway.ledger.RequestOutcome;
import io.datagateway.traffic.AnswerReader;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;

/** Sends requests of one team, with its certificate. Safe for several threads. */
final class GatewayPoster {

    /** Longer than the gateway's own: it is the gateway that must answer. */
    static final Duration TIMEOUT = Duration.ofSeconds(20);

    private static final Duration TIME_TO_CONNECT = Duration.ofSeconds(3);

    private final Team team;
    private final HttpClient http;
    private final AnswerReader answers = new AnswerReader();

    /**
     * The end of an attempt.
     *
     * @param code of the problem; empty if there is none
     */
    record Posted(GatewayAnswer answer, String code) {}

    GatewayPoster(Team team, Path certs) throws IOException, GeneralSecurityException {
        this.team = team;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(TIME_TO_CONNECT)
                .sslContext(ClientTls.context(certs, team.topic()))
                .build();
    }

    /** @param url the address of a worker's gateway */
    Posted post(TeamRecords.Request request, String url) throws InterruptedException {
        try {
            HttpResponse<String> response = http.send(http(request, url), BodyHandlers.ofString());
            return new Posted(answers.read(response), answers.code(response));
        } catch (ConnectException | HttpConnectTimeoutException e) {
            return new Posted(GatewayAnswer.of(-1, RequestOutcome.NOT_WRITTEN), "no connection");
        } catch (IOException e) {
            return new Posted(GatewayAnswer.NONE, e.getClass().getSimpleName());
        }
    }

    private HttpRequest http(TeamRecords.Request request, String url) {
        return HttpRequest.newBuilder(URI.create(url + "/api/1.0/" + team.topic()))
                .header("Content-Type", "application/avro")
                .header("Idempotency-Key", request.intent().key())
                .header("version", ContractForm.VERSION)
                .header("batch", Integer.toString(request.intent().datums().size()))
                .timeout(TIMEOUT)
                .POST(BodyPublishers.ofByteArray(request.body()))
                .build();
    }
}
