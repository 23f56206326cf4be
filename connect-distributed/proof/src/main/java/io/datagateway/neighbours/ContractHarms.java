// SPDX-License-Identifier: Apache-2.0
package io.datagateway.neighbours;

import java.nio.file.Files;
import java.nio.file.Path;

/** Mistakes in A's contract, which count once the connectors are restarted. */
final class ContractHarms {

    private ContractHarms() {}

    /** A word in the contract is wrong. */
    static Harm misspelt() {
        return a -> {
            Path file = a.team().contractFile(a.bed().contracts());
            String sound = Files.readString(file);
            Files.writeString(file, sound.replace("logicalType: number", "logicalType: numbre"));
            a.bed().connect().restartAll();
            return () -> {
                Files.writeString(file, sound);
                a.bed().connect().restartAll();
            };
        };
    }

    /** The schema that belongs to the contract is missing. */
    static Harm withoutSchema() {
        return a -> {
            Path contract = a.team().contractFile(a.bed().contracts());
            Path schema =
                    contract.resolveSibling(contract.getFileName().toString().replace(".odcs.yaml", ".avsc"));
            byte[] sound = Files.readAllBytes(schema);
            Files.delete(schema);
            a.bed().connect().restartAll();
            return () -> {
                Files.write(schema, sound);
                a.bed().connect().restartAll();
            };
        };
    }
}
