// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import com.fasterxml.uuid.Generators;
import io.datagateway.contract.ContractCatalog;
import io.datagateway.contract.odcs.InvalidCatalogException;
import io.datagateway.contract.odcs.OdcsCatalogLoader;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * Dependencies of the listeners: contracts, Kafka, ids and the clock.
 *
 * @param contracts reads the folder of a catalog
 * @param kafka makes clients from {@code kafka.*} settings
 * @param batchIds fresh ids for batches
 * @param nanoTime the clock of all deadlines
 */
record Dependencies(
        Function<Path, ContractCatalog> contracts,
        KafkaClients kafka,
        Supplier<String> batchIds,
        LongSupplier nanoTime) {

    /** Returns the real ones; ids are UUIDs of version 7 (RFC 9562). */
    static Dependencies real() {
        var uuids = Generators.timeBasedEpochGenerator();
        return new Dependencies(
                Dependencies::load, KafkaClients.real(), () -> uuids.generate().toString(), System::nanoTime);
    }

    private static ContractCatalog load(Path folder) {
        try {
            return OdcsCatalogLoader.load(folder);
        } catch (InvalidCatalogException e) {
            throw new ConnectException(
                    "The contracts in " + folder + " (" + ConfigKeys.CONTRACTS_PATH + ") cannot be read:\n"
                            + e.getMessage(),
                    e);
        }
    }
}
