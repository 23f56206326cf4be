// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.problem;

import static io.datagateway.http.problem.GatewayOutcome.NOT_WRITTEN;
import static io.datagateway.http.problem.GatewayOutcome.REJECTED;
import static io.datagateway.http.problem.GatewayOutcome.UNKNOWN;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Error codes: each names one error of a request or of the gateway. The name in answers is the constant's in CamelCase
 * ({@code MissingHeader}); clients may rely on it, so constants are added and never renamed.
 */
public enum ProblemCode {
    MALFORMED_REQUEST(400, "The request is not valid HTTP", REJECTED),
    MISSING_HEADER(400, "A required header is missing", REJECTED),
    INVALID_HEADER(400, "A header has a value that is not allowed", REJECTED),
    UNKNOWN_CONTRACT_VERSION(400, "The contract has no such version", REJECTED),
    MALFORMED_RECORD(400, "A record does not decode with the contract's schema", REJECTED),
    BATCH_COUNT_MISMATCH(400, "The body does not hold as many records as announced", REJECTED),
    INCOMPLETE_BODY(400, "The body ended early", REJECTED),

    CERTIFICATE_REQUIRED(401, "A client certificate is required", REJECTED),
    CERTIFICATE_EXPIRED(401, "The client certificate has expired", REJECTED),
    CERTIFICATE_NOT_YET_VALID(401, "The client certificate is not valid yet", REJECTED),
    CERTIFICATE_REVOKED(401, "The client certificate has been revoked", REJECTED),
    CERTIFICATE_NOT_TRUSTED(401, "The client certificate is not trusted", REJECTED),
    CERTIFICATE_TOPIC_MISMATCH(403, "The client certificate is not for this topic", REJECTED),

    UNKNOWN_PATH(404, "There is nothing at this path", REJECTED),
    UNKNOWN_TOPIC(404, "There is no contract for this topic", REJECTED),
    METHOD_NOT_ALLOWED(405, "The method is not allowed here", REJECTED),
    REQUEST_TIMEOUT(408, "The request did not arrive in time", NOT_WRITTEN),
    REQUEST_IN_FLIGHT(409, "A request with the same key is still in flight", UNKNOWN),
    CONTRACT_RETIRED(410, "The contract version is retired", REJECTED),
    LENGTH_REQUIRED(411, "The length of the body is not stated", REJECTED),
    REQUEST_TOO_LARGE(413, "The body is too large", REJECTED),
    RECORD_TOO_LARGE(413, "A record is too large for Kafka", REJECTED),
    TOO_MANY_RECORDS(413, "The batch has too many records", REJECTED),
    URI_TOO_LONG(414, "The request target is too long", REJECTED),
    UNSUPPORTED_MEDIA_TYPE(415, "The media type is not supported", REJECTED),
    UNSUPPORTED_CONTENT_ENCODING(415, "The content coding is not supported", REJECTED),
    EXPECTATION_FAILED(417, "The expectation cannot be met", REJECTED),
    IDEMPOTENCY_KEY_REUSED(422, "The key belongs to another request", REJECTED),
    HEADERS_TOO_LARGE(431, "The request's headers are too large", REJECTED),

    TOO_MANY_REQUESTS(429, "The client sends more than it may", NOT_WRITTEN),
    TOO_MANY_CONNECTIONS(429, "The client has more connections than it may", NOT_WRITTEN),

    OVERLOADED(503, "The gateway is at its limit", NOT_WRITTEN),
    NOT_READY(503, "No records are taken for this topic now", NOT_WRITTEN),
    CONTRACT_UNAVAILABLE(503, "The contract of this topic cannot be used", NOT_WRITTEN),
    DRAINING(503, "The gateway is shutting down", NOT_WRITTEN),
    QUEUE_TIMEOUT(503, "The records waited too long for a task", NOT_WRITTEN),

    NOT_CONFIRMED(500, "Kafka Connect did not confirm the records", UNKNOWN),
    TASK_STOPPED(503, "The task stopped before Kafka confirmed the records", UNKNOWN),
    ACKNOWLEDGEMENT_TIMEOUT(504, "Kafka did not confirm the records in time", UNKNOWN),
    INTERNAL_ERROR(500, "The gateway failed", UNKNOWN),
    UNSUPPORTED_TRANSFER_CODING(501, "The transfer coding is not supported", REJECTED),
    UNSUPPORTED_HTTP_VERSION(505, "Only HTTP/1.1 and HTTP/2 are spoken here", REJECTED);

    private final int status;
    private final String title;
    private final GatewayOutcome outcome;
    private final String text;

    ProblemCode(int status, String title, GatewayOutcome outcome) {
        this.status = status;
        this.title = title;
        this.outcome = outcome;
        this.text = Arrays.stream(name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    /** Returns the HTTP status. */
    public int status() {
        return status;
    }

    /** Returns a short sentence, the same for every occurrence. */
    public String title() {
        return title;
    }

    public GatewayOutcome outcome() {
        return outcome;
    }

    /** Returns true if the same request may succeed later: the answer then carries {@code Retry-After}. */
    public boolean isRetriable() {
        return outcome == NOT_WRITTEN || (outcome == UNKNOWN && status != 500);
    }

    /** Returns the name in answers: {@code MissingHeader}. */
    @Override
    public String toString() {
        return text;
    }
}
