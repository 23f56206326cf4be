// SPDX-License-Identifier: Apache-2.0
package io.datagateway.torture;

import io.datagateway.demo.Orders;
import io.datagateway.ledger.ExpectedDatum;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes the requests of one client: small ones of all kinds, the same for the same seed. */
final class PlannedBatches {

    private static final int MOST_RECORDS = 4;

    private final Orders orders;
    private final String prefix;
    private final Random random;
    private long sequence;

    /** @param prefix the beginning of every key; no other client of any run has it */
    PlannedBatches(Orders orders, String prefix, Random random) {
        this.orders = orders;
        this.prefix = prefix;
        this.random = random;
    }

    PlannedBatch next() throws IOException {
        String key = prefix + "-" + sequence++;
        boolean allEqual = random.nextInt(20) == 0;
        int count = 1 + random.nextInt(MOST_RECORDS);
        var datums = new ArrayList<ExpectedDatum>();
        var body = new ByteArrayOutputStream();
        boolean valid = random.nextInt(4) > 0;
        byte[] bytes = datum(key + "." + 0, valid);
        for (int i = 0; i < count; i++) {
            if (i > 0 && !allEqual) {
                valid = random.nextInt(4) > 0;
                bytes = datum(key + "." + i, valid);
            }
            datums.add(ExpectedDatum.of(bytes, valid));
            body.write(bytes);
        }
        return new PlannedBatch(key, kind(), List.copyOf(datums), body.toByteArray());
    }

    /** Returns the bytes of an order, which breaks the contract by its amount unless it is to be valid. */
    private byte[] datum(String id, boolean valid) throws IOException {
        return orders.body(List.of(orders.order(id, valid ? 12.5 : -1, "pending")));
    }

    private PlannedBatch.Kind kind() {
        int lot = random.nextInt(100);
        if (lot == 0) {
            return PlannedBatch.Kind.MISCOUNTED;
        }
        if (lot == 1) {
            return PlannedBatch.Kind.BROKEN_OFF;
        }
        return lot < 20 ? PlannedBatch.Kind.PUT : PlannedBatch.Kind.POST;
    }
}
