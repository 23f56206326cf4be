// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datagateway.contract.Contract;
import io.datagateway.contract.ContractCatalog;
import io.datagateway.contract.lock.CatalogLock;
import io.datagateway.contract.lock.LineWarnings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LockedCatalogTest {

    private static final String NAMES =
            "{\"name\":\"first\",\"type\":\"string\"},{\"name\":\"last\",\"type\":\"string\"}";
    private static final String SWAPPED =
            "{\"name\":\"last\",\"type\":\"string\"},{\"name\":\"first\",\"type\":\"string\"}";

    @TempDir
    private Path folder;

    @BeforeEach
    void oneTopicIsReleasedAndLocked() throws IOException {
        write("2.1.0", "active", NAMES);
        write("2.2.0", "draft", SWAPPED);
        Path other = Files.createDirectories(folder.resolve("other"));
        Files.writeString(other.resolve("other-1.0.0.avsc"), avsc(NAMES));
        Files.writeString(other.resolve("other-1.0.0.odcs.yaml"), document("other", "1.0.0", "active"));
        lock();
    }

    @ParameterizedTest
    @CsvSource({
        "t-2.1.0.odcs.yaml, minLength: 1, minLength: 2",
        "t-2.1.0.odcs.yaml, 'first, logicalType: string, ', 'first, logicalType: string, primaryKey: true, '",
        "t-2.1.0.avsc, T, U",
    })
    void aReleaseThatWasEditedHoldsItsTopicAndNoOther(String file, String from, String to) throws Exception {
        edit(file, from, to);

        ContractCatalog catalog = OdcsCatalogLoader.load(folder);

        assertThat(catalog.unavailable("t").orElseThrow().toString())
                .contains("t-2.1.0.odcs.yaml:1: was released with another schema, other rules or another key")
                .contains("restore its files, and release the change as a new version");
        assertThat(catalog.resolve("other", "1")).isPresent();
        assertThat(OdcsCatalogLoader.read(folder).next())
                .isEqualTo(OdcsCatalogLoader.read(folder).lock());
    }

    @ParameterizedTest
    @CsvSource({
        "t-2.1.0.odcs.yaml, status: active, status: deprecated",
        "t-2.1.0.odcs.yaml, 'first, ', 'first, description: the given name, '",
        "t-2.1.0.avsc, '\"name\":\"T\"', '\"doc\":\"people\",\"name\":\"T\"'",
        "t-2.2.0.avsc, last, surname",
    })
    void textsTheStatusAndDraftsMayChange(String file, String from, String to) throws Exception {
        edit(file, from, to);
        if (file.contains("2.2.0")) {
            edit("t-2.2.0.odcs.yaml", from, to);
        }

        assertThat(OdcsCatalogLoader.load(folder).unavailable()).isEmpty();
    }

    @Test
    void aReleaseDoesNotBecomeADraftAgain() throws Exception {
        edit("t-2.1.0.odcs.yaml", "status: active", "status: draft");

        assertThat(OdcsCatalogLoader.load(folder).unavailable("t").orElseThrow().toString())
                .contains("was released, as catalog.lock says: set its status");
    }

    @Test
    void aLineKeepsItsFormWhenTheFilesThatGaveItAreGone() throws Exception {
        write("2.2.0", "active", SWAPPED);
        for (String ending : List.of(".avsc", ".odcs.yaml")) {
            Files.delete(folder.resolve("t/t-2.1.0" + ending));
        }

        CatalogReading reading = OdcsCatalogLoader.read(folder);

        assertThat(reading.issues()).isEmpty();
        assertThat(reading.catalog().resolve("t", "2")).isEmpty();
        assertThat(reading.catalog().retired("t", "2")).isPresent();
        assertThat(reading.catalog().resolve("t", "2.2")).isPresent();
        assertThat(LineWarnings.of(reading.catalog().contracts(), reading.lock()))
                .contains("t: line 2 stands for the form of 2.1.0, as catalog.lock says; without it, it would mean that"
                        + " of 2.2.0");
    }

    @Test
    void anOlderVersionOfAnotherFormHoldsItsTopic() throws Exception {
        write("2.0.0", "active", SWAPPED);

        assertThat(OdcsCatalogLoader.load(folder).unavailable("t").orElseThrow().toString())
                .contains("t-2.0.0.odcs.yaml:1: is older than 2.1.0, whose form line 2 stands for, and has another");
    }

    @Test
    void aVersionThatTheMajorLineDoesNotLeadToIsToldBeforeItIsReleased() {
        List<Contract> contracts = OdcsCatalogLoader.read(folder).catalog().contracts();

        assertThat(LineWarnings.of(contracts, CatalogLock.NONE))
                .containsExactly(
                        "t:2.2.0: its bytes mean something else than those of line 2, so that line does not lead"
                                + " to it: it is reached as 2.2 or 2.2.0");
    }

    @Test
    void aPatchOfAnotherFormIsTold() throws Exception {
        write("2.1.1", "draft", SWAPPED);

        CatalogReading reading = OdcsCatalogLoader.read(folder);

        assertThat(LineWarnings.of(reading.catalog().contracts(), reading.lock()))
                .anyMatch(line -> line.startsWith("t:2.1.1: ") && line.contains("which a patch must not change"));
    }

    @Test
    void aLockGrowsAndNothingInItChanges() throws Exception {
        String before = Files.readString(folder.resolve(CatalogLock.FILE_NAME));
        write("2.2.0", "active", SWAPPED);

        lock();

        String after = Files.readString(folder.resolve(CatalogLock.FILE_NAME));
        assertThat(after.lines()).containsAll(before.lines().toList());
        assertThat(after.lines().filter(line -> !before.contains(line)))
                .hasSize(2)
                .anyMatch(line -> line.startsWith("line t 2.2 2.2.0 "))
                .anyMatch(line -> line.startsWith("release t 2.2.0 "));
    }

    @Test
    void aLineOfTheLockThatCannotBeReadIsItsTopicsProblem() throws Exception {
        Files.writeString(folder.resolve(CatalogLock.FILE_NAME), "<<<<<<< main\nrelease t 2.1.0 abc\n");

        CatalogReading reading = OdcsCatalogLoader.read(folder);

        assertThat(reading.issues()).hasSize(2);
        assertThat(reading.catalog().unavailable("t")).isPresent();
        assertThat(reading.catalog().unavailable("other")).isEmpty();
    }

    @Test
    void aLockThatCannotBeReadAtAllStopsTheStart() throws Exception {
        Files.write(folder.resolve(CatalogLock.FILE_NAME), new byte[] {(byte) 0xff});

        assertThatThrownBy(() -> OdcsCatalogLoader.load(folder))
                .isInstanceOf(InvalidCatalogException.class)
                .hasMessageContaining("catalog.lock:1: is not UTF-8");
    }

    @Test
    void theShippedCatalogIsLocked() {
        CatalogReading shipped = OdcsCatalogLoader.read(Path.of("catalog"));

        assertThat(shipped.lock()).isEqualTo(shipped.next());
        assertThat(shipped.lock().topics()).containsOnlyKeys("sales.orders", "reference.types");
    }

    private void lock() throws IOException {
        OdcsCatalogLoader.writeLock(folder, OdcsCatalogLoader.read(folder).next());
    }

    private void edit(String file, String from, String to) throws IOException {
        Path path = folder.resolve("t").resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replace(from, to));
    }

    private void write(String version, String status, String fields) throws IOException {
        Path topic = Files.createDirectories(folder.resolve("t"));
        Files.writeString(topic.resolve("t-" + version + ".avsc"), avsc(fields));
        Files.writeString(topic.resolve("t-" + version + ".odcs.yaml"), document("t", version, status));
    }

    private static String avsc(String fields) {
        return "{\"type\":\"record\",\"name\":\"T\",\"fields\":[" + fields + "]}";
    }

    private static String document(String topic, String version, String status) {
        return """
                apiVersion: v3.1.0
                kind: DataContract
                id: %1$s
                version: %2$s
                status: %3$s
                schema:
                  - name: row
                    physicalName: %1$s
                    logicalType: object
                    properties:
                      - {name: first, logicalType: string, logicalTypeOptions: {minLength: 1}}
                      - {name: last, logicalType: string}
                """.formatted(topic, version, status);
    }
}
