// SPDX-License-Identifier: Apache-2.0
package io.datagateway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.demo.Orders;
import io.datagateway.demo.TopicReader;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A good and a bad order that a client sends again, with their key, to a worker that does not know them. */
record RepeatedBatch(byte[] body) {

    private static final String KEY = "again";
    private static final String BEHIND = "afterwards";

    static RepeatedBatch of(Orders orders) throws IOException {
        return new RepeatedBatch(
                orders.body(List.of(orders.order("again-1", 1, "pending"), orders.order("again-2", 1, "lost"))));
    }

    Map<String, String> headers() {
        return headers(KEY);
    }

    /** Those of the batch that is sent last: once it has come, all of the others has. */
    Map<String, String> headersOfTheLast() {
        return headers(BEHIND);
    }

    private static Map<String, String> headers(String key) {
        var headers = new HashMap<>(Orders.headers(2));
        headers.put("Idempotency-Key", key);
        return headers;
    }

    /** Both workers have written it to raw, and it counts once in prod and dlq. */
    static void assertCountsOnce(TopicReader reader, Duration patience) {
        // Behind them in the same partitions: what was to come of the others has come.
        reader.await(BEHIND, 4, patience);
        assertThat(reader.await(KEY, 6, Duration.ZERO))
                .extracting(record -> record.topic() + " " + TopicReader.header(record, "record-id"))
                .containsExactlyInAnyOrder(
                        "sales.orders.raw again/0",
                        "sales.orders.raw again/1",
                        "sales.orders.raw again/0",
                        "sales.orders.raw again/1",
                        "sales.orders.prod again/0",
                        "sales.orders.dlq again/1");
    }
}
