// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.api;

import io.datagateway.contract.ContractId;
import io.datagateway.contract.ContractVersion;
import io.datagateway.contract.RetiredVersion;
import io.datagateway.http.connection.ClientCertificateHandler;
import io.datagateway.http.intake.Batch;
import io.datagateway.http.intake.BatchIdentity;
import io.datagateway.http.intake.ContractBatchDecoder;
import io.datagateway.http.intake.ContractBatchDecoders;
import io.datagateway.http.intake.EncodedRecords;
import io.datagateway.http.intake.IdempotentRequest;
import io.datagateway.http.intake.RawTopic;
import io.datagateway.http.intake.RawTopicMetadata;
import io.datagateway.http.intake.TopicProblem;
import io.datagateway.http.problem.BatchId;
import io.datagateway.http.problem.Problem;
import io.datagateway.http.problem.ProblemCode;
import io.datagateway.http.problem.RefusedException;
import io.datagateway.http.tls.ClientPrincipal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * A request whose head has been checked: path, certificate and headers. Its body is still to be read.
 *
 * @param decoder for the contract that the producer names
 * @param target the raw topic as Kafka has it now
 * @param problem of some of its partitions; null if there is none
 * @param principal of the client
 */
record BatchRequest(
        ContractBatchDecoder decoder,
        RawTopicMetadata target,
        @Nullable TopicProblem problem,
        BatchRequestHeaders headers,
        String principal,
        BatchId batchId) {

    /**
     * Checks the head in the order that the interface promises: path, certificate, method, topic, headers. The certificate
     * comes before every check that would tell which topics exist.
     */
    static BatchRequest of(Request request, BatchPolicy policy) throws RefusedException {
        BatchPath path = BatchPath.of(request);
        String topic = path.topic();
        String principal = identify(request, topic);
        checkMethod(request, path);
        checkContract(policy, topic);
        BatchRequestHeaders headers = BatchRequestHeaders.of(request.getHeaders());
        ContractBatchDecoder decoder = decoder(policy, topic, headers.version());
        checkCount(headers.count(), policy.limits().maxRecords());
        RawTopic raw = policy.rawTopics().get(topic);
        checkKey(path, headers);
        return new BatchRequest(decoder, target(raw), raw.problem(), headers, principal, BatchId.of(request));
    }

    /** Returns the principal of the client, which may write to the topic. */
    private static String identify(Request request, String topic) throws RefusedException {
        ClientPrincipal client = ClientCertificateHandler.principal(request);
        String name = client.name();
        if (name == null || !client.mayWriteTo(topic)) {
            throw new RefusedException(
                    ProblemCode.CERTIFICATE_TOPIC_MISMATCH,
                    "The client certificate has " + client.seen() + "; it must have "
                            + client.rules().demand() + " in the path, " + topic + ".",
                    Map.of("subject", client.subject(), "topic", topic));
        }
        return name;
    }

    private static void checkMethod(Request request, BatchPath path) throws RefusedException {
        if (!request.getMethod().equals(path.method())) {
            throw new RefusedException(
                    ProblemCode.METHOD_NOT_ALLOWED, Problem.PATH_HINT, Map.of(Problem.ALLOW, path.method()));
        }
    }

    private static void checkContract(BatchPolicy policy, String topic) throws RefusedException {
        if (!policy.decoders().hasTopic(topic)) {
            throw new RefusedException(
                    ProblemCode.UNKNOWN_TOPIC, "There is no contract for topic " + topic + ". Add one to the catalog.");
        }
        if (policy.decoders().isUnavailable(topic)) {
            throw new RefusedException(
                    ProblemCode.CONTRACT_UNAVAILABLE,
                    "The contract of topic " + topic + " has mistakes, which the operators of the gateway must have"
                            + " corrected. Nothing was written; send again later.",
                    Map.of("topic", topic));
        }
    }

    private static void checkKey(BatchPath path, BatchRequestHeaders headers) throws RefusedException {
        String inPath = path.batchId();
        String inHeader = headers.idempotencyKey();
        if (inPath != null && inHeader != null && !inPath.equals(inHeader)) {
            throw new RefusedException(
                    ProblemCode.INVALID_HEADER,
                    "The header Idempotency-Key must be the batch id in the path, or be left out.",
                    Map.of("header", "Idempotency-Key"));
        }
    }

    BatchIdentity identity() {
        return new BatchIdentity(topic(), principal, batchId.value());
    }

    /** Returns what a retry of this request is recognised by. */
    IdempotentRequest idempotent(EncodedRecords datums) {
        return new IdempotentRequest(identity(), target.topicId(), BatchDigest.of(headers, datums));
    }

    private static ContractBatchDecoder decoder(BatchPolicy policy, String topic, String version)
            throws RefusedException {
        return policy.decoders().find(topic, version).orElseThrow(() -> notTaken(policy.decoders(), topic, version));
    }

    private static RefusedException notTaken(ContractBatchDecoders decoders, String topic, String version) {
        List<String> released = decoders.released(topic);
        var details = new LinkedHashMap<String, Object>();
        details.put("topic", topic);
        details.put("version", version);
        details.put("released", released);
        String those = released.isEmpty() ? "None is." : "Released are " + String.join(", ", released) + ".";
        return decoders.retired(topic, version)
                .map(retired -> retired(retired, those, details))
                .orElseGet(() -> new RefusedException(
                        ProblemCode.UNKNOWN_CONTRACT_VERSION,
                        "Topic " + topic + " has no released contract of version " + version + ". " + those,
                        details));
    }

    private static RefusedException retired(RetiredVersion retired, String those, Map<String, Object> details) {
        List<String> exact =
                retired.sameForm().stream().map(ContractVersion::toString).toList();
        details.put("sameForm", exact);
        String remedy = exact.isEmpty()
                ? ""
                : " The same bytes are still taken as " + String.join(", ", exact) + ", named in full.";
        String version = String.valueOf(details.get("version"));
        String why =
                ContractVersion.parse(version).isPresent() ? "." : ": no active version reads bytes as this line does.";
        return new RefusedException(
                ProblemCode.CONTRACT_RETIRED,
                "Version " + version + " of topic " + details.get("topic") + " is retired" + why + remedy + " " + those,
                details);
    }

    private static void checkCount(int count, int maxRecords) throws RefusedException {
        if (count > maxRecords) {
            throw new RefusedException(
                    ProblemCode.TOO_MANY_RECORDS,
                    "A batch may have " + maxRecords + " records. Send several requests.",
                    Map.of("maxRecords", maxRecords));
        }
    }

    private static RawTopicMetadata target(RawTopic raw) throws RefusedException {
        String refusal = raw.refusal();
        RawTopicMetadata target = raw.metadata();
        if (refusal != null || target == null) {
            throw notReady(Objects.requireNonNullElse(refusal, "The topic is not known yet."));
        }
        return target;
    }

    static RefusedException notReady(String why) {
        return new RefusedException(ProblemCode.NOT_READY, why + " Nothing was written; send again later.");
    }

    /** Refuses a batch with a record that its raw topic would not take now. */
    void checkTarget(Batch batch) throws RefusedException {
        if (problem != null && problem.partitions().stream().anyMatch(batch.partitions()::get)) {
            throw notReady(problem.detail());
        }
        if (target.isCompacted() && !batch.datums().haveKeys()) {
            throw notReady(
                    "Kafka takes only records with a key for this topic, and a record has none. The operator must set"
                            + " cleanup.policy=delete on " + RawTopicMetadata.nameOf(topic()) + ".");
        }
    }

    String topic() {
        return contract().topic();
    }

    private ContractId contract() {
        return decoder.contract().id();
    }
}
