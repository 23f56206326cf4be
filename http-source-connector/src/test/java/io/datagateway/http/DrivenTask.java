// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import static io.datagateway.http.TestContracts.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.http.TestProducer.Answer;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A task that a test drives as Connect does, with a producer of orders; Kafka has a record when the test says so. */
final class DrivenTask implements BeforeEachCallback, AfterEachCallback {

    /** An {@code Idempotency-Key}. */
    static final String KEY = "order-7";

    /** A change of a request: with this key. */
    static final UnaryOperator<HttpRequest.Builder> KEYED = TestProducer.with("Idempotency-Key", KEY);

    final TestWorker worker = new TestWorker();
    final TestProducer producer = worker.producer(ORDERS);
    final HttpSourceTask task;

    /** @param changes of the settings: keys and values in turn */
    DrivenTask(String... changes) {
        task = worker.start(0, worker.settings(changes));
    }

    @Override
    public void beforeEach(ExtensionContext context) throws InterruptedException {
        worker.awaitTopics(task, producer);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        task.stop();
    }

    /** Sends a request and lets Kafka have it. */
    Answer write(UnaryOperator<HttpRequest.Builder> change, String... ids) throws InterruptedException {
        var answer = producer.post(ORDERS, change, ids);
        confirm(TestWorker.take(task, ids.length));
        assertThat(TestProducer.await(answer).status()).isEqualTo(201);
        return TestProducer.await(answer);
    }

    void confirm(List<SourceRecord> records) {
        records.forEach(this::confirm);
    }

    void confirm(SourceRecord record) {
        task.commitRecord(record, worker.written(record));
    }
}
