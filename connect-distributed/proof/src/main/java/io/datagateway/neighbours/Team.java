// SPDX-License-Identifier: Apache-2.0
package io.datagateway.neighbours;

import io.datagateway.ledger.TopicKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A team with a topic of its own.
 *
 * @param topic the base name
 */
record Team(String topic, ContractForm contract) {

    /** Returns the name of one of its topics in Kafka. */
    String topic(TopicKind kind) {
        return kind.of(topic);
    }

    /** Returns the file with its contract. */
    Path contractFile(Path catalog) {
        return catalog.resolve(topic).resolve(topic + "-" + ContractForm.VERSION + ".odcs.yaml");
    }

    /** Writes contract and schema into the folder of contracts. */
    void writeContract(Path catalog) throws IOException {
        Path file = contractFile(catalog);
        Files.createDirectories(file.getParent());
        Files.writeString(file, contract.document(topic));
        Files.writeString(file.resolveSibling(topic + "-" + ContractForm.VERSION + ".avsc"), ContractForm.schema());
    }
}
