// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.datagateway.http.intake.IdempotencyWindow.Claim.Refusal;
import io.datagateway.http.intake.Outcome.Unwritten;
import io.datagateway.http.intake.Outcome.Written;
import io.datagateway.http.intake.Position;
import io.datagateway.http.problem.BatchId;
import io.datagateway.http.problem.GatewayOutcome;
import io.datagateway.http.problem.Problem;
import io.datagateway.http.problem.ProblemCode;
import java.nio.ByteBuffer;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** The answer 201: the positions in Kafka of all records of a batch. */
record BatchAnswer(String batchId, int records, List<JsonPosition> positions) {

    static final String NO_TASK =
            "No task of the connector takes records on this worker now. Nothing was written; send again later.";

    static final String NO_ROOM = "The queues are full. Nothing was written; send again later.";

    private static final String REPLAYED = "Idempotent-Replayed";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A {@link Position} in JSON: without the offset if it is not known. */
    record JsonPosition(
            int partition,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long offset,

            int records) {

        static JsonPosition of(Position position) {
            Long offset = position.offset() == Position.UNKNOWN ? null : position.offset();
            return new JsonPosition(position.partition(), offset, position.records());
        }
    }

    static BatchAnswer of(String batchId, Written written) {
        int records = written.positions().stream().mapToInt(Position::records).sum();
        return new BatchAnswer(
                batchId,
                records,
                written.positions().stream().map(JsonPosition::of).toList());
    }

    /** Answers as when the batch was written, and marks the answer as a repeated one. */
    void replay(Response response, Callback callback) {
        response.getHeaders().put(REPLAYED, "true");
        write(response, callback);
    }

    /** Answers 201 and completes {@code callback} once the answer is sent. */
    void write(Response response, Callback callback) {
        response.setStatus(201);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put(GatewayOutcome.HEADER, GatewayOutcome.WRITTEN.toString());
        response.getHeaders().put(BatchId.HEADER, batchId);
        response.write(true, ByteBuffer.wrap(toJson()), callback);
    }

    /** Returns the problem for a batch that is not proven to be in Kafka. */
    static Problem problem(String batchId, Unwritten reason) {
        String again = " Send it again with the header Idempotency-Key: " + batchId + ".";
        return switch (reason) {
            case NO_TASK -> new Problem(ProblemCode.NOT_READY, NO_TASK);
            case NO_ROOM -> new Problem(ProblemCode.OVERLOADED, NO_ROOM);
            case EXPIRED ->
                new Problem(ProblemCode.QUEUE_TIMEOUT, "Batch " + batchId + " waited too long; nothing was written.");
            case RETURNED ->
                new Problem(ProblemCode.NOT_READY, "The task for batch " + batchId + " stopped; nothing was written.");
            case HELD ->
                new Problem(
                        ProblemCode.NOT_READY,
                        "Records of the topic could not be written just now, so batch " + batchId
                                + " was not sent. Nothing was written; send it again later.");
            case LOST ->
                new Problem(
                        ProblemCode.NOT_CONFIRMED,
                        "Kafka Connect could not write a record of batch " + batchId
                                + "; others may be written. Tell the"
                                + " operator: the raw topic does not take it, or a transform drops it." + again);
            case UNCONFIRMED ->
                new Problem(
                        ProblemCode.ACKNOWLEDGEMENT_TIMEOUT,
                        "Kafka did not confirm batch " + batchId + " in time; it may still be written." + again);
            case ABANDONED ->
                new Problem(
                        ProblemCode.TASK_STOPPED,
                        "The task stopped before Kafka confirmed batch " + batchId + "; it may be written." + again);
        };
    }

    /** Returns the problem for a request that is refused because of an earlier one with the same idempotency key. */
    static Problem problem(String idempotencyKey, Refusal reason) {
        return switch (reason) {
            case IN_FLIGHT ->
                new Problem(
                        ProblemCode.REQUEST_IN_FLIGHT,
                        "Batch " + idempotencyKey
                                + " is on its way to Kafka since an earlier request. Wait, then send it again with"
                                + " the same Idempotency-Key to learn what became of it.");
            case REUSED ->
                new Problem(
                        ProblemCode.IDEMPOTENCY_KEY_REUSED,
                        "An earlier request with the key " + idempotencyKey
                                + " had another body, version, batch or shard. Nothing of"
                                + " this one was written; use a new Idempotency-Key for it.");
        };
    }

    private byte[] toJson() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers and text can be written as JSON", e);
        }
    }
}
