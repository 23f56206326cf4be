// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.smt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datagateway.contract.UnavailableContract;
import io.datagateway.quality.catalog.CatalogsInUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A catalog in which sales.orders cannot be used, and other topics can. */
class UnavailableContractTest {

    private final ValidateContract<SourceRecord> validate = new ValidateContract<>();
    private final RouteByVerdict<SourceRecord> route = new RouteByVerdict<>();

    @TempDir
    Path folder;

    @BeforeEach
    void copyOrders() throws IOException {
        for (String topic : new String[] {"sales.orders", "web.orders"}) {
            Path copies = Files.createDirectory(folder.resolve(topic));
            for (String ending : new String[] {".odcs.yaml", ".avsc"}) {
                Path shipped = Orders.CATALOG.resolve("sales.orders").resolve("sales.orders-2.1.0" + ending);
                String text = Files.readString(shipped).replace("physicalName: sales.orders", "physicalName: " + topic);
                Files.writeString(copies.resolve(topic + "-2.1.0" + ending), text);
            }
        }
    }

    @AfterEach
    void close() {
        validate.close();
    }

    @Test
    void aRecordOfATopicWithABrokenContractIsNeitherDeliveredNorADeadLetter() throws Exception {
        breakOrders("status: active", "status: sleeping");
        configure();

        assertRefused(Orders.datum(Orders.good()), "sales.orders-2.1.0.odcs.yaml:");
    }

    @Test
    void rulesThatCannotBeCompiledAreABrokenContractToo() throws Exception {
        breakOrders("this.status != 'cancelled'", "this.colour == 1");
        configure();

        assertRefused(
                Orders.datum(Orders.good()),
                "sales.orders:2.1.0: rule cancelled_is_free at the record: the expression is wrong");
    }

    @Test
    void aTombstoneOfSuchATopicWaitsAsEveryRecordDoes() throws Exception {
        breakOrders("status: active", "status: sleeping");
        configure();

        assertRefused(null, "sales.orders-2.1.0.odcs.yaml:");
    }

    @Test
    void recordsOfOtherTopicsAreJudged() throws Exception {
        breakOrders("status: active", "status: sleeping");
        configure();
        byte[] datum = Orders.datum(Orders.good());

        SourceRecord result = route.apply(validate.apply(record("web.orders.raw", datum)));

        assertThat(result.topic()).isEqualTo("web.orders.prod");
    }

    @Test
    void theTopicIsKnownToWhoeverReadsForTheTransforms() throws Exception {
        breakOrders("this.status != 'cancelled'", "this.colour == 1");
        configure();

        Map<String, UnavailableContract> unavailable = CatalogsInUse.unavailableTo(null, folder);
        assertThat(unavailable).containsOnlyKeys("sales.orders");
        assertThat(String.join("\n", unavailable.get("sales.orders").problems()))
                .contains("cancelled_is_free");

        validate.close();
        assertThat(CatalogsInUse.unavailableTo(null, folder)).isEmpty();
    }

    private void assertRefused(byte[] value, String reason) {
        assertThatThrownBy(() -> validate.apply(record("sales.orders.raw", value)))
                .isInstanceOf(ConnectException.class)
                .isNotInstanceOf(DataException.class)
                .hasMessageContaining("sales.orders has no contract that can be used")
                .hasMessageContaining(reason)
                .hasMessageContaining("restart the connector");
    }

    private void configure() {
        validate.configure(Map.of("contracts.path", folder.toString()));
    }

    private void breakOrders(String text, String replacement) throws IOException {
        Path file = folder.resolve("sales.orders").resolve("sales.orders-2.1.0.odcs.yaml");
        String broken = Files.readString(file).replace(text, replacement);
        assertThat(broken).contains(replacement);
        Files.writeString(file, broken);
    }

    private static SourceRecord record(String topic, byte[] value) {
        SourceRecord record = Orders.record(value, Orders.version("2.1.0"));
        return record.newRecord(topic, 1, null, null, null, value, Orders.NOW, record.headers());
    }
}
