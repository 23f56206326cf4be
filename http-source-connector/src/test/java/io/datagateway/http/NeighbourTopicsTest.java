// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import static io.datagateway.http.TestContracts.CLICKS;
import static io.datagateway.http.TestContracts.ORDERS;
import static io.datagateway.http.TestProducer.with;
import static io.datagateway.http.TestWorker.take;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datagateway.http.TestProducer.Answer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One topic has a trouble, over real TLS; another does not notice. */
@Timeout(60)
class NeighbourTopicsTest {

    private final TestWorker worker = new TestWorker();
    private final TestProducer clicks = worker.producer(CLICKS);
    private final TestProducer orders = worker.producer(ORDERS);
    private final HttpSourceTask task = worker.start(
            0, worker.settings("errors.tolerance", "all", "request.timeout.ms", "60000", "queue.timeout.ms", "20000"));

    @BeforeEach
    void isAlive() throws InterruptedException {
        worker.awaitTopics(task, orders);
    }

    @AfterEach
    void stop() {
        task.stop();
    }

    @Test
    void aTopicThatIsDeletedAnswersNotReadyWithTheRemedyUntilItIsThereAgain() throws Exception {
        worker.kafka.deleteTopics(List.of(CLICKS + ".raw"));

        Answer answer = awaitStatus(503);
        answer.assertProblem(503, "NotReady", "not-written");
        assertThat(answer.json().path("detail").asText())
                .contains("Kafka has no topic web.clicks.raw", "operator must create it");
        assertThat(answer.header("Retry-After")).isNotEmpty();
        assertOrdersAreTaken();

        worker.createTopic(CLICKS, 1);
        awaitStatus(201);
    }

    @Test
    void aTopicThatConnectCannotWriteIsHeldAndTriedAgainByItself() throws Exception {
        var first = clicks.post(CLICKS, "a", "b");
        List<SourceRecord> records = take(task, 2);
        records.get(0).headers();
        task.commitRecord(records.get(0), null);
        await(first).assertProblem(500, "NotConfirmed", "unknown");
        assertThatThrownBy(() -> records.get(1).headers())
                .as("Connect drops the rest instead of waiting for each")
                .isInstanceOf(DataException.class)
                .hasMessageContaining("record 1 of batch");
        task.commitRecord(records.get(1), null);

        Answer held = await(clicks.post(CLICKS, "c"));
        held.assertProblem(503, "NotReady", "not-written");
        assertThat(held.json().path("detail").asText()).contains("web.clicks.raw could not be written");
        assertOrdersAreTaken();

        worker.pass(Duration.ofSeconds(2));
        task.poll();
        awaitStatus(201);
    }

    @Test
    void aTopicThatIsNotAcknowledgedTakesNoMoreAndTheOthersGoOn() throws Exception {
        var first = clicks.post(CLICKS, "a");
        List<SourceRecord> stalled = take(task, 1);
        stalled.get(0).headers();
        Answer answer;
        do {
            worker.pass(Duration.ofSeconds(1));
            task.poll();
            // Two records announced and one sent: refused in any case, and not-written only once the topic is stalled.
            answer = await(clicks.post(CLICKS, with("batch", "2"), "b"));
        } while (!answer.outcome().equals("not-written"));

        answer.assertProblem(503, "NotReady", "not-written");
        assertThat(answer.json().path("detail").asText()).contains("has not acknowledged records for web.clicks.raw");
        assertOrdersAreTaken();
        task.commitRecord(stalled.get(0), worker.written(stalled.get(0)));
        assertThat(await(first).status()).isEqualTo(201);
    }

    private void assertOrdersAreTaken() throws Exception {
        var answer = orders.post(ORDERS, "x");
        for (SourceRecord record : take(task, 1)) {
            assertThat(record.topic()).isEqualTo("sales.orders.raw");
            task.commitRecord(record, worker.written(record));
        }
        assertThat(await(answer).status()).isEqualTo(201);
    }

    /** Posts clicks until they are answered so. */
    private Answer awaitStatus(int status) throws Exception {
        while (true) {
            var answer = clicks.post(CLICKS, "a");
            while (!answer.isDone()) {
                List<SourceRecord> records = task.poll();
                for (SourceRecord record : records == null ? List.<SourceRecord>of() : records) {
                    task.commitRecord(record, worker.written(record));
                }
            }
            if (await(answer).status() == status) {
                return await(answer);
            }
        }
    }

    private static Answer await(CompletableFuture<Answer> answer) throws Exception {
        return answer.get(20, TimeUnit.SECONDS);
    }
}
