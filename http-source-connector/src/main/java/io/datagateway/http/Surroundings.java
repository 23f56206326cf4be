// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import com.fasterxml.uuid.Generators;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;

/**
 * What the listeners need from outside.
 *
 * @param kafka makes a client from {@code kafka.*} settings
 * @param batchIds fresh ids for batches
 */
record Surroundings(Function<Map<String, Object>, Admin> kafka, Supplier<String> batchIds, LongSupplier nanoTime) {

    /** The real ones; ids are UUIDs of version 7 (RFC 9562). */
    static Surroundings real() {
        var uuids = Generators.timeBasedEpochGenerator();
        return new Surroundings(Admin::create, () -> uuids.generate().toString(), System::nanoTime);
    }
}
