// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.datagateway.demo.Orders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.avro.generic.GenericRecord;

/** Orders of some 65 bytes each. */
final class OrderRecords {

    private static final List<String> STATUSES = List.of("pending", "confirmed", "shipped", "delivered");
    private static final int COUNT = 5_000;

    private final Orders orders;
    private final long seed;

    OrderRecords(Path contracts, long seed) throws IOException {
        this.orders = new Orders(contracts);
        this.seed = seed;
    }

    /** Returns records that keep all rules. */
    Workload good() throws IOException {
        return some(Integer.MAX_VALUE);
    }

    /** Returns records of which one in so many has a status that no rule knows. */
    Workload some(int oneBadIn) throws IOException {
        var values = new Utf8SafeValues(new Random(seed));
        var datums = new ArrayList<KeyedDatum>(COUNT);
        for (int i = 0; i < COUNT; i++) {
            String status = i % oneBadIn == oneBadIn - 1 ? "mislaid" : STATUSES.get(values.choice(STATUSES.size()));
            datums.add(datum(values, status));
        }
        return new Workload(Orders.TOPIC, Orders.VERSION, List.copyOf(datums));
    }

    private KeyedDatum datum(Utf8SafeValues values, String status) throws IOException {
        GenericRecord order = orders.order("order_" + values.text(18), values.amount(), status);
        order.put("customer_id", "cust_" + values.text(12));
        order.put("created_at", values.time(System.currentTimeMillis()));
        return new KeyedDatum(order.get("order_id").toString().getBytes(UTF_8), orders.body(List.of(order)));
    }
}
