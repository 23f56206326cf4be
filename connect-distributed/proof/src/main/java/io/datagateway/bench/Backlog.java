// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** Fills raw topics as the gateway does, while nobody reads them. */
final class Backlog implements AutoCloseable {

    private static final int BATCH = 1_000;

    private final Producer<byte[], byte[]> producer;

    Backlog(BenchTestBed testBed) throws IOException {
        producer = testBed.producer(Map.of());
    }

    /** Writes so many records, each with an id of its own. */
    void write(Workload workload, long records) {
        var version = new RecordHeader("version", workload.version().getBytes(UTF_8));
        String batchId = "";
        for (long i = 0; i < records; i++) {
            if (i % BATCH == 0) {
                batchId = UUID.randomUUID() + "/";
            }
            KeyedDatum datum = workload.datum(i);
            List<Header> headers =
                    List.of(version, new RecordHeader("record-id", (batchId + i % BATCH).getBytes(UTF_8)));
            var unused = producer.send(
                    new ProducerRecord<>(workload.topic() + ".raw", null, datum.key(), datum.value(), headers));
        }
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}
