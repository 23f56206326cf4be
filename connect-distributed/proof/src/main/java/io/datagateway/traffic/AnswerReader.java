// SPDX-License-Identifier: Apache-2.0
package io.datagateway.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.datagateway.ledger.AnsweredPosition;
import io.datagateway.ledger.GatewayAnswer;
import io.datagateway.ledger.RequestOutcome;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads the gateway's answer to a batch. Safe for several threads. */
public final class AnswerReader {

    private final ObjectMapper json = new ObjectMapper();

    public GatewayAnswer read(HttpResponse<String> response) throws IOException {
        RequestOutcome outcome = response.headers()
                .firstValue("Gateway-Outcome")
                .map(name ->
                        RequestOutcome.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_')))
                .orElse(RequestOutcome.UNKNOWN);
        boolean replayed = response.headers().firstValue("Idempotent-Replayed").isPresent();
        List<AnsweredPosition> positions = outcome == RequestOutcome.WRITTEN ? positions(response.body()) : List.of();
        return new GatewayAnswer(response.statusCode(), outcome, replayed, positions);
    }

    /** Returns the member {@code code} of a problem; empty if the answer is none. */
    public String code(HttpResponse<String> response) throws IOException {
        return response.statusCode() < 400 || response.body().isEmpty()
                ? ""
                : json.readTree(response.body()).path("code").asText();
    }

    private List<AnsweredPosition> positions(String body) throws IOException {
        var positions = new ArrayList<AnsweredPosition>();
        for (JsonNode position : json.readTree(body).path("positions")) {
            positions.add(new AnsweredPosition(
                    position.path("partition").asInt(),
                    position.path("offset").asLong(AnsweredPosition.UNKNOWN),
                    position.path("records").asInt()));
        }
        return positions;
    }
}
