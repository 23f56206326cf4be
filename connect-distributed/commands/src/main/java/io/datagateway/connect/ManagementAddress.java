// SPDX-License-Identifier: Apache-2.0
package io.datagateway.connect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;

/** The management address of the gateway, on any of its workers: each tells of all topics. */
public final class ManagementAddress {

    private static final String PATH = "/health/topics";

    private final WorkerClient workers;
    private final ObjectMapper json = new ObjectMapper();

    /**
     * @param addresses asked one after another until one answers
     * @param timeout for each of them
     */
    public ManagementAddress(ConnectGroup addresses, Duration timeout) {
        // Never with the credentials of the REST API, which is another service.
        this.workers = new WorkerClient(addresses, RestAccess.open(timeout));
    }

    /**
     * @throws NoAnswerException if no address answers
     * @throws RequestRefusedException if one does, but not with the topics
     */
    public TopicsHealth topics() throws IOException {
        String body = workers.send("GET", PATH, "");
        try {
            JsonNode answer = json.readTree(body);
            if (answer.path("topics").isArray()) {
                return TopicsHealth.of(answer);
            }
        } catch (JsonProcessingException e) {
            // Told below, without what was answered.
        }
        throw new IOException(
                workers.group() + PATH + " does not tell of topics; is it the gateway's management.port?");
    }
}
