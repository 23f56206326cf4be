// SPDX-License-Identifier: Apache-2.0
package io.datagateway.torture;

import io.datagateway.demo.Orders;
import io.datagateway.ledger.Datum;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes the requests of one client: small ones, of all kinds, the same for the same seed. */
final class Batches {

    private static final int MOST_RECORDS = 4;

    private final Orders orders;
    private final String prefix;
    private final Random random;
    private long sequence;

    /** @param prefix of every key; no other client of any run has it */
    Batches(Orders orders, String prefix, Random random) {
        this.orders = orders;
        this.prefix = prefix;
        this.random = random;
    }

    Batch next() throws IOException {
        String key = prefix + "-" + sequence++;
        boolean allEqual = random.nextInt(20) == 0;
        int count = 1 + random.nextInt(MOST_RECORDS);
        var datums = new ArrayList<Datum>();
        var body = new ByteArrayOutputStream();
        boolean valid = random.nextInt(4) > 0;
        byte[] bytes = datum(key + "." + 0, valid);
        for (int i = 0; i < count; i++) {
            if (i > 0 && !allEqual) {
                valid = random.nextInt(4) > 0;
                bytes = datum(key + "." + i, valid);
            }
            datums.add(Datum.of(bytes, valid));
            body.write(bytes);
        }
        return new Batch(key, kind(), List.copyOf(datums), body.toByteArray());
    }

    /** An order, or one whose amount breaks the contract. */
    private byte[] datum(String id, boolean valid) throws IOException {
        return orders.body(List.of(orders.order(id, valid ? 12.5 : -1, "pending")));
    }

    private Batch.Kind kind() {
        int lot = random.nextInt(100);
        if (lot == 0) {
            return Batch.Kind.MISCOUNTED;
        }
        if (lot == 1) {
            return Batch.Kind.BROKEN_OFF;
        }
        return lot < 20 ? Batch.Kind.PUT : Batch.Kind.POST;
    }
}
