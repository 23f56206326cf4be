// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import static io.datagateway.http.TestContracts.ORDERS;
import static io.datagateway.http.TestProducer.await;
import static io.datagateway.http.TestWorker.take;
import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.http.TestProducer.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The task as Connect drives it, with a producer at the other end of a TLS connection. */
@Timeout(60)
class HttpSourceTaskTest {

    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(15);

    @RegisterExtension
    private final DrivenTask driven = new DrivenTask();

    private final TestWorker worker = driven.worker;
    private final TestProducer producer = driven.producer;
    private final HttpSourceTask task = driven.task;

    @Test
    void answers201OnlyWhenConnectHasConfirmedEveryRecord() throws Exception {
        var answer = producer.post(ORDERS, "a", "b", "a");
        List<SourceRecord> records = take(task, 3);

        driven.confirm(records.get(2));
        driven.confirm(records.get(0));
        task.poll();
        assertThat(answer).isNotDone();
        driven.confirm(records.get(1));

        assertThat(await(answer).status()).isEqualTo(201);
        assertThat(await(answer).outcome()).isEqualTo("written");
    }

    @Test
    void theAnswerSaysWhereTheRecordsAre() throws Exception {
        var answer = producer.post(
                ORDERS, request -> request.header("shard", "4").header("Idempotency-Key", "k 1"), "a", "b");
        List<SourceRecord> records = take(task, 2);

        task.commitRecord(records.get(0), metadata(1, 17));
        task.commitRecord(records.get(1), metadata(1, 18));

        assertThat(await(answer).json())
                .hasToString(
                        "{\"batchId\":\"k 1\",\"records\":2,\"positions\":[{\"partition\":1,\"offset\":17,\"records\":2}]}");
        assertThat(records).extracting(SourceRecord::kafkaPartition).containsOnly(1);
    }

    @Test
    void aBrokerThatHadTheRecordAlreadyDoesNotSayWhere() throws Exception {
        var answer = producer.post(ORDERS, "a");

        task.commitRecord(take(task, 1).get(0), metadata(2, -1));

        assertThat(await(answer).json().path("positions")).hasToString("[{\"partition\":2,\"records\":1}]");
    }

    @Test
    void aRecordThatConnectDroppedIsNoSuccess() throws Exception {
        var answer = producer.post(ORDERS, "a", "b");
        List<SourceRecord> records = take(task, 2);

        driven.confirm(records.get(0));
        task.commitRecord(records.get(1), null);

        assertProblem(answer, 500, "NotConfirmed", "unknown");
    }

    @Test
    void aRecordConfirmedTwiceDoesNotStandForAnother() throws Exception {
        var answer = producer.post(ORDERS, "a", "a");
        List<SourceRecord> records = take(task, 2);

        driven.confirm(records.get(0));
        driven.confirm(records.get(0));
        task.poll();
        assertThat(answer).isNotDone();
        driven.confirm(records.get(1));

        assertThat(await(answer).status()).isEqualTo(201);
    }

    @Test
    void whatIsNotConfirmedInTimeIsUnknown() throws Exception {
        var answer = producer.post(ORDERS, "a");
        take(task, 1);

        worker.pass(REQUEST_TIMEOUT);

        assertProblem(answer, 504, "AcknowledgementTimeout", "unknown");
    }

    @Test
    void aConfirmationAfterTheTaskHasStoppedStillCounts() throws Exception {
        var other = worker.start(1, worker.settings());
        var answer = producer.post(ORDERS, "a");
        List<SourceRecord> records = take(task, 1);

        task.stop();
        driven.confirm(records.get(0));

        assertThat(await(answer).status()).isEqualTo(201);
        other.stop();
    }

    @Test
    void whatAStoppedTaskLeftUnconfirmedIsUnknown() throws Exception {
        var other = worker.start(1, worker.settings());
        var answer = producer.post(ORDERS, "a");
        take(task, 1);

        task.stop();
        worker.pass(REQUEST_TIMEOUT);

        assertProblem(answer, 503, "TaskStopped", "unknown");
        assertThat(await(answer).header("Retry-After")).isNotEmpty();
        other.stop();
    }

    @Test
    void whatATaskHasNotTakenWhenItStopsIsNotWritten() throws Exception {
        Map<String, String> settings = worker.settings("queue.max.records", "2", "request.max.records", "2");
        List.of("heartbeat.timeout.ms", "queue.timeout.ms", "request.timeout.ms")
                .forEach(key -> settings.put(key, "60000"));
        var full = worker.start(0, settings);
        worker.awaitTopics(full, producer);
        var other = worker.start(1, settings);
        // There is room for one of them: once the other is refused, it is in the queue.
        var answers = List.of(producer.post(ORDERS, "a", "b"), producer.post(ORDERS, "a", "b"));
        CompletableFuture.anyOf(answers.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);
        var refused = answers.get(answers.get(0).isDone() ? 0 : 1);
        var queued = answers.get(answers.get(0).isDone() ? 1 : 0);

        full.stop();

        assertProblem(refused, 503, "Overloaded", "not-written");
        assertProblem(queued, 503, "NotReady", "not-written");
        assertThat(await(queued).json().path("detail").asText()).contains("The task for batch", "stopped");
        other.stop();
    }

    @Test
    void whatNoPollTakesInTimeIsNotWritten() throws Exception {
        var patient = worker.start(0, worker.settings("heartbeat.timeout.ms", "60000", "queue.timeout.ms", "200"));
        worker.awaitTopics(patient, producer);

        var answer = producer.post(ORDERS, "a");

        assertProblem(answer, 503, "QueueTimeout", "not-written");
        patient.stop();
    }

    @Test
    void aTaskThatIsNoLongerPolledTakesNothing() throws Exception {
        worker.pass(Duration.ofSeconds(4));

        assertProblem(producer.post(ORDERS, "a"), 503, "NotReady", "not-written");
    }

    @Test
    void aSecondInstanceTakesOverWhileTheFirstStillHangs() throws Exception {
        var waiting = producer.post(ORDERS, "a");
        List<SourceRecord> handed = take(task, 1);

        var young = worker.start(0, worker.settings());
        young.poll();
        var answer = producer.post(ORDERS, "b");
        List<SourceRecord> records = take(young, 1);
        assertThat(task.poll()).isNull();
        task.stop();
        driven.confirm(handed.get(0));
        driven.confirm(records.get(0));

        assertThat(await(waiting).status()).isEqualTo(201);
        assertThat(await(answer).status()).isEqualTo(201);
        young.stop();
    }

    @Test
    void aPollWithoutRecordsReturnsNothingSoon() throws Exception {
        assertThat(task.poll()).isNull();
    }

    @Test
    void recordsOfOthersDoNotMatter() throws Exception {
        var foreign = new SourceRecord(null, null, "t", 0, null, null);
        var answer = producer.post(ORDERS, "a");
        List<SourceRecord> records = take(task, 1);

        task.commitRecord(foreign, null);
        driven.confirm(records.get(0));

        assertThat(await(answer).status()).isEqualTo(201);
    }

    private static RecordMetadata metadata(int partition, long offset) {
        return new RecordMetadata(new TopicPartition("sales.orders.raw", partition), offset, 0, 0, 0, 0);
    }

    private static void assertProblem(CompletableFuture<Answer> answer, int status, String code, String outcome) {
        await(answer).assertProblem(status, code, outcome);
    }
}
