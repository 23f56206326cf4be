// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import static io.datagateway.http.TestContracts.ORDERS;
import static io.datagateway.http.TestProducer.with;
import static io.datagateway.http.TestWorker.take;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.http.TestProducer.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A key belongs to a principal and to a topic, as long as Kafka has that topic. */
@Timeout(60)
class BatchIdentityTest {

    @TempDir
    Path folder;

    private final TestWorker worker = new TestWorker();
    private final TestProducer owner = worker.producer(ORDERS);
    private final TestProducer shop = worker.producer("shop");
    private HttpSourceTask task;

    @BeforeEach
    void start() throws Exception {
        Path grants = Files.writeString(folder.resolve("grants.json"), "{\"shop\": [\"" + ORDERS + "\"]}");
        task = worker.start(0, worker.settings("listener.ssl.principal.topics.location", grants.toString()));
        worker.awaitTopics(task, owner);
    }

    @AfterEach
    void stop() {
        task.stop();
    }

    @Test
    void aKeyThatAnotherPrincipalHasUsedIsFree() throws Exception {
        write(shop, "b");

        Answer answer = write(owner, "a");

        assertThat(answer.header("Idempotent-Replayed")).isEmpty();
    }

    @Test
    void aKeyThatAnotherPrincipalHasInFlightIsFree() throws Exception {
        var first = post(shop, "a");
        List<SourceRecord> records = take(task, 1);

        write(owner, "a");

        confirm(records);
        assertThat(await(first).status()).isEqualTo(201);
    }

    @Test
    void anotherPrincipalsAnswerIsNotRepeatedAndItsRecordIsAnotherOne() throws Exception {
        var first = post(shop, "a");
        SourceRecord ofShop = take(task, 1).get(0);
        confirm(List.of(ofShop));
        await(first);

        var second = post(owner, "a");
        SourceRecord ofOwner = take(task, 1).get(0);
        confirm(List.of(ofOwner));

        assertThat(await(second).header("Idempotent-Replayed")).isEmpty();
        assertThat(recordId(ofOwner)).isEqualTo("order-7/0");
        assertThat(recordId(ofShop)).isEqualTo("shop·order-7/0");
        assertThat(await(first).header("Batch-Id")).isEqualTo("order-7");
    }

    @Test
    void ofATopicThatWasMadeAnewNothingIsRepeated() throws Exception {
        write(owner, "a");
        worker.kafka.deleteTopics(List.of(ORDERS + ".raw")).all().get();
        worker.createTopic(ORDERS, 3);

        Answer answer;
        do { // until the gateway has looked at its topics again
            var posted = post(owner, "a");
            while (!posted.isDone()) {
                List<SourceRecord> polled = task.poll();
                confirm(polled == null ? List.of() : polled);
            }
            answer = await(posted);
        } while (answer.code().equals("NotReady")
                || answer.header("Idempotent-Replayed").equals("true"));

        assertThat(answer.status()).isEqualTo(201);
    }

    private Answer write(TestProducer producer, String id) throws Exception {
        var answer = post(producer, id);
        confirm(take(task, 1));
        assertThat(await(answer).status()).isEqualTo(201);
        return await(answer);
    }

    private static CompletableFuture<Answer> post(TestProducer producer, String id) {
        return producer.post(ORDERS, with("Idempotency-Key", "order-7"), id);
    }

    private void confirm(List<SourceRecord> records) {
        records.forEach(record -> task.commitRecord(record, worker.written(record)));
    }

    private static String recordId(SourceRecord record) {
        return new String((byte[]) record.headers().lastWithName("record-id").value(), UTF_8);
    }

    private static Answer await(CompletableFuture<Answer> answer) {
        return answer.orTimeout(20, TimeUnit.SECONDS).join();
    }
}
