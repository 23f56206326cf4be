// SPDX-License-Identifier: Apache-2.0
package io.datagateway.hostile;

import io.datagateway.client.AvroBatch;
import io.datagateway.demo.Orders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.util.RandomData;

/** Makes batches that the gateway accepts. The same one can be sent again and again: without a key each is new. */
final class ValidBatches {

    private static final String GOOD_VERSION = "1.0.0";

    private final Path contracts;
    private final Orders orders;
    private final long seed;

    ValidBatches(Path contracts, long seed) throws IOException {
        this.contracts = contracts;
        this.orders = new Orders(contracts);
        this.seed = seed;
    }

    /** Returns orders that take about so many bytes each, 60 at least. */
    AvroBatch orders(int records, int recordBytes) throws IOException {
        var order = orders.order("a".repeat(16), 12.5, "pending");
        int size = orders.body(Collections.singletonList(order)).length;
        order.put("customer_id", "cust_" + "b".repeat(Math.max(1, recordBytes - size)));
        return new AvroBatch(
                HostileTestBed.HOSTILE, Orders.VERSION, records, orders.body(Collections.nCopies(records, order)));
    }

    /** Returns a few records of the well-behaved clients' topic. */
    AvroBatch small() throws IOException {
        Schema schema = new Schema.Parser()
                .parse(contracts
                        .resolve(HostileTestBed.GOOD)
                        .resolve(HostileTestBed.GOOD + "-" + GOOD_VERSION + ".avsc")
                        .toFile());
        int records = 5;
        var bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        var writer = new GenericDatumWriter<Object>(schema);
        for (Object record : new RandomData(schema, records, seed)) {
            writer.write(ValidRandomValues.of(schema, record), encoder);
        }
        encoder.flush();
        return new AvroBatch(HostileTestBed.GOOD, GOOD_VERSION, records, bytes.toByteArray());
    }
}
