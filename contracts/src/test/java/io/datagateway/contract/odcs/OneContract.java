// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.contract.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The folder of a catalog that has version 1.0.0 of the topic {@code t}, and nothing else. */
record OneContract(Path folder) {

    static final String TOPIC = "t";

    /** @param fields of the Avro record, as JSON */
    OneContract schema(String fields) throws IOException {
        return avsc("{\"type\": \"record\", \"name\": \"Row\", \"fields\": [" + fields + "]}");
    }

    OneContract avsc(String json) throws IOException {
        return write(".avsc", json);
    }

    /** @param schema the rest of the one object in {@code schema}, as YAML indented by four blanks */
    OneContract object(String schema) throws IOException {
        return document("v3.1.0", "active", "schema:\n  - name: row\n    physicalName: t\n" + schema);
    }

    OneContract document(String apiVersion, String status, String rest) throws IOException {
        return write(
                ".odcs.yaml",
                "apiVersion: " + apiVersion + "\nkind: DataContract\nid: t\nversion: 1.0.0\nstatus: " + status + "\n"
                        + rest);
    }

    CatalogReading read() {
        return OdcsCatalogLoader.read(folder);
    }

    /** The ids of the rules; nothing may be wrong. */
    List<String> rules() {
        CatalogReading reading = read();
        assertThat(reading.issues()).isEmpty();
        return reading.catalog().contracts().get(0).rules().stream()
                .map(Rule::id)
                .toList();
    }

    /** What is wrong, a line each, without the path of the folder. */
    List<String> issues() {
        return read().issues().stream()
                .map(issue -> issue.toString().replace(folder + "/t/", ""))
                .toList();
    }

    private OneContract write(String ending, String text) throws IOException {
        Path topic = Files.createDirectories(folder.resolve(TOPIC));
        Files.writeString(topic.resolve("t-1.0.0" + ending), text);
        return this;
    }
}
