// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.server;

import io.datagateway.http.intake.BatchReader;
import io.datagateway.http.intake.RawTopic;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;

/**
 * A request that is right as far as its head goes: what remains is the body.
 *
 * @param reader for the contract that the producer means
 * @param target as Kafka has it now
 */
record BatchRequest(BatchReader reader, RawTopic target, BatchHeaders headers) {

    private static final Pattern PATH = Pattern.compile("/api/1\\.0/([A-Za-z0-9._-]{1,249})");

    /**
     * Checks the head in the order that the interface promises: path, identity, method, topic, headers. Identity comes
     * before all that would tell which topics exist.
     */
    static BatchRequest of(Request request, BatchPolicy policy) throws RefusedException {
        String topic = topic(request);
        checkIdentity(request, topic);
        if (!request.getMethod().equals("POST")) {
            throw new RefusedException(ProblemCode.METHOD_NOT_ALLOWED, "Send records with POST.");
        }
        if (!policy.readers().hasTopic(topic)) {
            throw new RefusedException(
                    ProblemCode.UNKNOWN_TOPIC, "There is no contract for topic " + topic + ". Add one to the catalog.");
        }
        BatchHeaders headers = BatchHeaders.of(request.getHeaders());
        BatchReader reader = reader(policy, topic, headers.version());
        checkCount(headers.count(), policy.limits().maxRecords());
        return new BatchRequest(reader, target(policy, topic), headers);
    }

    private static String topic(Request request) throws RefusedException {
        Matcher path =
                PATH.matcher(Objects.requireNonNullElse(request.getHttpURI().getPathQuery(), ""));
        if (!path.matches()) {
            throw new RefusedException(
                    ProblemCode.UNKNOWN_PATH, "Send records with POST to /api/1.0/{topic}, without a query.");
        }
        return path.group(1);
    }

    private static void checkIdentity(Request request, String topic) throws RefusedException {
        if (!ClientIdentity.of(request).mayWriteTo(topic)) {
            throw new RefusedException(
                    ProblemCode.CERTIFICATE_TOPIC_MISMATCH,
                    "The client certificate must have exactly one common name (CN), equal to the topic in the path, "
                            + topic + ".");
        }
    }

    private static BatchReader reader(BatchPolicy policy, String topic, String version) throws RefusedException {
        return policy.readers()
                .find(topic, version)
                .orElseThrow(() -> new RefusedException(
                        ProblemCode.UNKNOWN_CONTRACT_VERSION,
                        "Topic " + topic + " has no released contract of version " + version + ".",
                        Map.of("topic", topic, "version", version)));
    }

    private static void checkCount(int count, int maxRecords) throws RefusedException {
        if (count > maxRecords) {
            throw new RefusedException(
                    ProblemCode.TOO_MANY_RECORDS,
                    "A batch may have " + maxRecords + " records. Send several requests.",
                    Map.of("maxRecords", maxRecords));
        }
    }

    private static RawTopic target(BatchPolicy policy, String topic) throws RefusedException {
        RawTopic target = policy.rawTopics().find(topic);
        if (target == null) {
            throw new RefusedException(
                    ProblemCode.NOT_READY,
                    "Kafka has no topic " + RawTopic.nameOf(topic) + " yet, or it is not known yet. Nothing was"
                            + " written; send again later.");
        }
        return target;
    }
}
