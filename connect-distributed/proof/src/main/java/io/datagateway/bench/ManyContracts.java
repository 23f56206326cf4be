// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import io.datagateway.demo.Orders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A catalog of very many contracts beside those of the run. */
final class ManyContracts {

    private static final int TOPICS = 1_000;
    private static final int VERSIONS = 5;

    private ManyContracts() {}

    /** Writes them into a catalog that has the contract of the orders. */
    static void write(Path catalog) throws IOException {
        Path orders = catalog.resolve(Orders.TOPIC).resolve(Orders.TOPIC + "-" + Orders.VERSION + ".avsc");
        for (int number = 0; number < TOPICS; number++) {
            String topic = String.format(Locale.ROOT, "many.topic%04d", number);
            Path folder = Files.createDirectories(catalog.resolve(topic));
            for (int minor = 0; minor < VERSIONS; minor++) {
                String version = "1." + minor + ".0";
                Files.copy(orders, folder.resolve(topic + "-" + version + ".avsc"));
                Files.writeString(
                        folder.resolve(topic + "-" + version + ".odcs.yaml"),
                        RuleContract.FIVE.document(topic, version));
            }
        }
    }
}
