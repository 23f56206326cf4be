// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.datagateway.client.AvroBatch;
import io.datagateway.client.PostRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** A list of different records of one contract, which is repeated. */
record Workload(String topic, String version, List<KeyedDatum> datums) {

    /** The delimiter of the payload file. No text of ours has it. */
    static final String DELIMITER = "~~";

    /** Records of all prepared requests together. */
    private static final int VARIETY = 40_000;

    private static final int MOST_REQUESTS = 500;

    /** Returns the same records for another topic, which has the same schema. */
    Workload to(String other, String otherVersion) {
        return new Workload(other, otherVersion, datums);
    }

    KeyedDatum datum(long number) {
        return datums.get((int) (number % datums.size()));
    }

    /** Returns different requests of so many records each, complete with their headers, for persistent connections. */
    List<byte[]> requests(int records) {
        int count = Math.max(2, Math.min(MOST_REQUESTS, VARIETY / records));
        return IntStream.range(0, count)
                .mapToObj(number -> new PostRequest(batch(records, (long) number * records)).bytes())
                .toList();
    }

    /** Returns so many records from the numbered one on. */
    AvroBatch batch(int records, long first) {
        var body = new ByteArrayOutputStream();
        for (int i = 0; i < records; i++) {
            body.writeBytes(datum(first + i).value());
        }
        return new AvroBatch(topic, version, records, body.toByteArray());
    }

    /** Writes the values as ProducerPerformance reads them. */
    void writePayload(Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            for (KeyedDatum datum : datums) {
                if (new String(datum.value(), UTF_8).contains(DELIMITER)) {
                    throw new IllegalStateException("a record holds what is to stand between records");
                }
                out.write(datum.value());
                out.write(DELIMITER.getBytes(US_ASCII));
            }
        }
    }

    /** Returns the bytes of a record, on average. */
    double averageBytes() {
        return datums.stream().mapToInt(datum -> datum.value().length).average().orElse(0);
    }
}
