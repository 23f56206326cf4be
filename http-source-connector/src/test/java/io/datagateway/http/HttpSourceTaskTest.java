// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import static io.datagateway.http.TestContracts.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HttpSourceTaskTest {

    private final TestWorker worker = new TestWorker();

    @Test
    void answers201OnlyWhenConnectHasConfirmedEveryRecord() throws Exception {
        HttpSourceTask task = worker.start(0, worker.settings());
        task.poll();
        var producer = new TestProducer(worker.port, worker.certificates.as(ORDERS));

        var answer = producer.post(ORDERS, "a", "b");
        List<SourceRecord> records = take(task, 2);
        task.commitRecord(records.get(0), worker.written(records.get(0)));
        task.poll();
        assertThat(answer).isNotDone();
        task.commitRecord(records.get(1), worker.written(records.get(1)));

        assertThat(answer.get(5, TimeUnit.SECONDS).status()).isEqualTo(201);
        assertThat(answer.get().json().path("batchId").asText()).isEqualTo("batch-1");
        task.stop();
    }

    private static List<SourceRecord> take(HttpSourceTask task, int count) throws InterruptedException {
        var taken = new ArrayList<SourceRecord>();
        while (taken.size() < count) {
            List<SourceRecord> polled = task.poll();
            if (polled != null) {
                taken.addAll(polled);
            }
        }
        return taken;
    }
}
