// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import io.datagateway.contract.ContractCatalog;
import io.datagateway.contract.odcs.InvalidCatalogException;
import io.datagateway.contract.odcs.OdcsCatalogLoader;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * Dependencies of the listeners: contracts, Kafka and the clock.
 *
 * @param contracts reads the folder of a catalog
 * @param kafka makes clients from {@code kafka.*} settings
 * @param nanoTime the clock of all deadlines
 */
record Dependencies(Function<Path, ContractCatalog> contracts, KafkaClients kafka, LongSupplier nanoTime) {

    /** Returns the real ones. */
    static Dependencies real() {
        return new Dependencies(Dependencies::load, KafkaClients.real(), System::nanoTime);
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
