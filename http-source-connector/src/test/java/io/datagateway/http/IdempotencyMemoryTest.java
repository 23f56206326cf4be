// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import static io.datagateway.http.DrivenTask.KEY;
import static io.datagateway.http.DrivenTask.KEYED;
import static io.datagateway.http.TestContracts.ORDERS;
import static io.datagateway.http.TestProducer.await;
import static io.datagateway.http.TestProducer.with;
import static io.datagateway.http.TestWorker.take;
import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.http.TestProducer.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a listener remembers of a batch when its client, its task or time has gone. */
@Timeout(60)
class IdempotencyMemoryTest {

    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(15);

    @RegisterExtension
    private final DrivenTask driven = new DrivenTask("listener.linger.ms", "600000");

    private final TestWorker worker = driven.worker;
    private final TestProducer producer = driven.producer;
    private final HttpSourceTask task = driven.task;

    @Test
    void anUnknownBatchWithoutAKeyIsRepeatedWithItsBatchIdAndNothingElseIs() throws Exception {
        var first = producer.post(ORDERS, "a");
        List<SourceRecord> records = take(task, 1);
        worker.pass(REQUEST_TIMEOUT);
        Answer unknown = await(first);
        unknown.assertProblem(504, "AcknowledgementTimeout", "unknown");
        String batchId = unknown.header("Batch-Id");
        task.poll();

        assertThat(unknown.json().path("detail").asText()).contains("Idempotency-Key: " + batchId);
        var withItsId = with("Idempotency-Key", batchId);
        await(producer.post(ORDERS, withItsId, "b")).assertProblem(422, "IdempotencyKeyReused", "rejected");
        var again = producer.post(ORDERS, withItsId, "a");
        List<SourceRecord> repeated = take(task, 1);
        driven.confirm(repeated);

        assertThat(await(again).json().path("batchId").asText()).isEqualTo(batchId);
        assertThat(await(again).header("Batch-Id")).isEqualTo(batchId);
        assertThat(recordId(repeated)).isEqualTo(recordId(records)).isEqualTo(batchId + "/0");
        assertThat(repeated.get(0).kafkaPartition()).isEqualTo(records.get(0).kafkaPartition());
        await(producer.post(ORDERS, withItsId, "a")).assertReplayed();
    }

    private static String recordId(List<SourceRecord> records) {
        return new String(
                (byte[]) records.get(0).headers().lastWithName("record-id").value(), StandardCharsets.UTF_8);
    }

    @Test
    void whatMayBeInKafkaMayBeSentAgainAndNothingElseUnderItsKey() throws Exception {
        var first = producer.post(ORDERS, KEYED, "a");
        take(task, 1);
        worker.pass(REQUEST_TIMEOUT);
        await(first).assertProblem(504, "AcknowledgementTimeout", "unknown");
        task.poll();

        await(producer.post(ORDERS, KEYED, "b")).assertProblem(422, "IdempotencyKeyReused", "rejected");
        driven.write(KEYED, "a");

        await(producer.post(ORDERS, KEYED, "a")).assertReplayed();
    }

    @Test
    void whatATaskGaveBackLeavesTheKeyFree() throws Exception {
        Map<String, String> settings = worker.settings("listener.linger.ms", "600000");
        List.of("heartbeat.timeout.ms", "queue.timeout.ms").forEach(key -> settings.put(key, "15000"));
        var asked = worker.start(0, settings);
        worker.awaitTopics(asked, producer);
        var twins = List.of(producer.post(ORDERS, KEYED, "a"), producer.post(ORDERS, KEYED, "a"));
        CompletableFuture.anyOf(twins.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);
        int refused = twins.get(0).isDone() ? 0 : 1;
        await(twins.get(refused)).assertProblem(409, "RequestInFlight", "unknown");

        asked.stop();

        await(twins.get(1 - refused)).assertProblem(503, "NotReady", "not-written");
        var next = worker.start(0, settings);
        next.poll();
        var answer = producer.post(ORDERS, KEYED, "b");
        driven.confirm(take(next, 1));

        assertThat(await(answer).status()).isEqualTo(201);
        next.stop();
    }

    @Test
    void whatIsWrittenAfterTheClientHasGoneIsRememberedForIt() throws Exception {
        List<SourceRecord> records;
        try (var connection = producer.connect()) {
            connection.send(TestProducer.whole("POST /api/1.0/sales.orders", "Idempotency-Key: " + KEY + "\r\n"));
            records = take(task, 1);
        }
        driven.confirm(records);

        await(producer.post(ORDERS, KEYED, "a")).assertReplayed();
    }

    @Test
    void neitherARestartNorOtherSettingsMakeTheListenerForget() throws Exception {
        driven.write(KEYED, "a");
        task.stop();

        var restarted = worker.start(0, worker.settings("request.max.records", "7"));
        restarted.poll();

        Answer again;
        do { // the raw topics are looked up anew
            again = await(producer.post(ORDERS, KEYED, "a"));
            assertThat(restarted.poll()).isNull();
        } while (again.code().equals("NotReady"));
        again.assertReplayed();
        restarted.stop();
    }

    @Test
    void theWindowIsWhatTheSettingsSay() throws Exception {
        try (var running = worker.serve(0, worker.settings("idempotency.window.requests", "1"))) {
            for (String key : List.of("1", "2", "1", "1")) {
                await(producer.post(ORDERS, with("Idempotency-Key", key), "a"));
            }
            assertThat(running.records())
                    .as("the second one pushed the first one out")
                    .isEqualTo(3);
        }
    }
}
