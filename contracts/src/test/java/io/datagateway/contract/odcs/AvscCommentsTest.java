// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Avro takes comments in a schema, so every check must. */
class AvscCommentsTest {

    private static final String COMMENT = "/* of the team */ ";

    @TempDir
    private Path folder;

    private OneContract contract;

    @BeforeEach
    void describe() throws IOException {
        contract = new OneContract(folder).object("    properties: [{name: f, logicalType: integer}]\n");
    }

    @Test
    void theyAreReadOver() throws IOException {
        contract.avsc(COMMENT + "{\"type\": \"record\", \"name\": \"Row\", // one a day\n"
                + " \"fields\": [{\"name\": \"f\", \"type\": \"int\"}]}");

        assertThat(contract.issues()).isEmpty();
        assertThat(contract.read().catalog().contracts()).hasSize(1);
    }

    @Test
    void theyHideNoSchemaThatIsTooLarge() throws IOException {
        String fields = IntStream.rangeClosed(0, ContractLimits.NAMED_TYPES)
                .mapToObj(
                        "{\"name\": \"f%1$d\", \"type\": {\"type\": \"fixed\", \"name\": \"F%1$d\", \"size\": 1}}"
                                ::formatted)
                .collect(Collectors.joining(","));
        contract.avsc(COMMENT + "{\"type\": \"record\", \"name\": \"Row\", \"fields\": [" + fields + "]}");

        assertThat(contract.issues()).singleElement().asString().contains("named types: use fewer");
    }

    @Test
    void theyHideNoTrap() throws IOException {
        contract.schema("{" + COMMENT + "\"name\": \"f\", \"type\": \"int\", \"defualt\": 1}");

        assertThat(contract.issues()).singleElement().asString().contains("defualt");
    }
}
