// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemporalOptionsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "date | date | format: yyyy-MM-dd",
                "date | date | format: dd/MM/yyyy",
                "timestamp-millis | timestamp | format: \"yyyy-MM-ddTHH:mm:ssZ\"",
                "timestamp-millis | timestamp | format: \"yyyy-MM-dd'T'HH:mm:ss.SSSXXX\"",
                "timestamp-millis | timestamp | timezone: true, defaultTimezone: Etc/UTC",
                "timestamp-millis | date | format: \"yyyy-MM-dd HH:mm:ss\"",
                "local-timestamp-millis | timestamp | timezone: false, defaultTimezone: Europe/Rome",
                "time-millis | time | format: \"HH:mm:ss\", timezone: false"
            })
    void whatAgreesWithTheAvroTypeIsNoRuleAndNoMistake(String avro, String logicalType, String options)
            throws IOException {
        assertThat(contract(avro, logicalType, options).rules()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "date | date | format: \"yyyy-MM-dd HH:mm\"",
                "date | date | format: \"HH:mm\"",
                "timestamp-millis | timestamp | format: yyyy-MM-dd",
                "timestamp-millis | timestamp | format: \"yyyy-MM-dd HH:mm:ss.SSSSSS\"",
                "timestamp-millis | timestamp | timezone: false",
                "timestamp-millis | timestamp | defaultTimezone: Europe/Rome",
                "local-timestamp-millis | timestamp | format: \"yyyy-MM-dd HH:mm:ssXXX\"",
                "local-timestamp-millis | timestamp | timezone: true",
                "time-millis | time | format: \"yyyy-MM-dd HH:mm\"",
                "time-millis | time | timezone: true"
            })
    void whatContradictsTheAvroTypeIsAnIssue(String avro, String logicalType, String options) throws IOException {
        assertThat(contract(avro, logicalType, options).issues())
                .singleElement()
                .asString()
                .contains("properties[0].logicalTypeOptions.");
    }

    private OneContract contract(String avro, String logicalType, String options) throws IOException {
        String type = avro.equals("date") || avro.equals("time-millis") ? "int" : "long";
        return new OneContract(folder)
                .schema("{\"name\": \"a\", \"type\": {\"type\": \"" + type + "\", \"logicalType\": \"" + avro + "\"}}")
                .object("    properties:\n      - name: a\n        logicalType: " + logicalType
                        + "\n        logicalTypeOptions: {" + options + "}\n");
    }
}
