// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

import static io.datagateway.http.TestContracts.CLICKS;
import static io.datagateway.http.TestContracts.ORDERS;
import static io.datagateway.http.TestContracts.order;
import static io.datagateway.http.TestContracts.orders;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.datagateway.contract.Contract;
import io.datagateway.contract.ContractCatalog;
import io.datagateway.contract.ContractId;
import io.datagateway.contract.ContractStatus;
import io.datagateway.contract.ContractVersion;
import io.datagateway.contract.FieldPath;
import io.datagateway.http.TestContracts;
import io.datagateway.http.intake.BatchFormatException.CountMismatch;
import io.datagateway.http.intake.BatchFormatException.MalformedRecord;
import io.datagateway.http.intake.BatchFormatException.Place;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;

class ContractBatchDecoderTest {

    private final ContractBatchDecoders decoders = new ContractBatchDecoders(TestContracts.catalog());
    private final ContractBatchDecoder decoder = decoders.find(ORDERS, "2.1").orElseThrow();

    @Test
    void takesEveryDatumAsItCameWithItsKey() throws Exception {
        EncodedRecords datums = decoder.read(orders("a", "größe"), 2);

        assertThat(datums.count()).isEqualTo(2);
        assertThat(datums.value(0)).isEqualTo(order("a"));
        assertThat(datums.value(1)).isEqualTo(order("größe"));
        assertThat(datums.key(1)).isEqualTo("größe".getBytes(StandardCharsets.UTF_8));
        assertThat(datums.bytes()).isEqualTo(orders("a", "größe").length);
    }

    @Test
    void aContractWithoutAPrimaryKeyGivesNoKey() throws Exception {
        assertThat(decoders.find(CLICKS, "1").orElseThrow().read(order("a"), 1).key(0))
                .isNull();
    }

    @Test
    void aRecordThatIsNotADatumIsNamedByIndexByteAndField() {
        byte[] body = orders("a", "secret", "c");
        int broken = order("a").length;
        body[broken] = 1;

        var problem = catchThrowableOfType(MalformedRecord.class, () -> decoder.read(body, 3));

        assertThat(problem.record()).isEqualTo(1);
        assertThat(problem.offset()).isBetween(broken, broken + 1);
        assertThat(problem.path()).isEqualTo("order_id");
        assertThat(problem).hasMessageNotContaining("secret");
    }

    @Test
    void aBodyThatEndsWithinARecordIsMalformedAndOneThatEndsBetweenTwoIsMiscounted() {
        byte[] body = orders("a", "b");

        assertThatThrownBy(() -> decoder.read(Arrays.copyOf(body, body.length - 1), 2))
                .isInstanceOf(MalformedRecord.class);
        assertThatThrownBy(() -> decoder.read(body, 3))
                .isInstanceOf(CountMismatch.class)
                .hasMessage("the body ends after 2 records");
    }

    @Test
    void bytesLeftOverAreCounted() {
        var problem = catchThrowableOfType(CountMismatch.class, () -> decoder.read(orders("a", "b"), 1));

        assertThat(problem).hasMessage(order("b").length + " bytes left over after 1 records");
        assertThat(problem.offset()).isEqualTo(order("a").length);
        assertThat(problem.place()).isEqualTo(new Place(1, order("a").length, 0));
    }

    @Test
    void theRecordBeforeTheBrokenOneIsNamedAsReadingMayHaveGoneAstrayThere() {
        byte[] body = orders("a", "bb", "c");
        int third = orders("a", "bb").length;
        body[third] = 1;

        var problem = catchThrowableOfType(MalformedRecord.class, () -> decoder.read(body, 3));

        assertThat(problem.place()).isEqualTo(new Place(2, third, order("a").length));
    }

    @Test
    void anEmptyBodyIsCalledEmpty() {
        assertThatThrownBy(() -> decoder.read(new byte[0], 1))
                .isInstanceOf(CountMismatch.class)
                .hasMessage("the body is empty");
    }

    @Test
    void aContractThatNoReaderCanBeMadeForMakesOnlyItsTopicUnavailable() {
        var nothing = SchemaBuilder.record("Nothing").fields().endRecord();
        var id = new ContractId("nothing", new ContractVersion(1, 0, 0));
        var contracts = new ArrayList<>(TestContracts.catalog().contracts());
        contracts.add(new Contract(id, ContractStatus.ACTIVE, nothing, List.of(FieldPath.parse("key")), List.of()));

        var all = new ContractBatchDecoders(new ContractCatalog(contracts));

        assertThat(all.isUnavailable("nothing")).isTrue();
        assertThat(all.unavailable()).singleElement().asString().contains("nothing:1.0.0: cannot be served over HTTP");
        assertThat(all.isUnavailable(ORDERS)).isFalse();
        assertThat(all.find(ORDERS, "2.1")).isPresent();
    }

    @Test
    void aDraftDoesNotMakeATopicOneWhoseRecordsMayHaveNoKey() {
        var contracts = new ArrayList<>(TestContracts.catalog().contracts());
        contracts.add(TestContracts.contract(ORDERS, "4.0.0", ContractStatus.DRAFT));

        var all = new ContractBatchDecoders(new ContractCatalog(contracts));

        assertThat(all.keylessTopics()).containsExactly(CLICKS);
    }

    @Test
    void aHugeCountTakesNoMemory() {
        assertThatThrownBy(() -> decoder.read(orders("a"), Integer.MAX_VALUE)).isInstanceOf(CountMismatch.class);
    }

    @Test
    void findsTheFirstRecordThatIsTooLarge() throws Exception {
        EncodedRecords datums = decoder.read(orders("a", "bbbbbbbb", "cccccccccccc"), 3);

        assertThat(datums.firstLargerThan(order("a").length + 1)).isEqualTo(1);
        assertThat(datums.firstLargerThan(1000)).isEqualTo(-1);
    }

    @Test
    void onlyReleasedContractsHaveAReader() {
        assertThat(decoders.find(ORDERS, "1.0.0")).isPresent();
        assertThat(decoders.find(ORDERS, "2").orElseThrow().contract().version())
                .hasToString("2.1.0");
        assertThat(decoders.find(ORDERS, "3.0.0")).isEmpty();
        assertThat(decoders.find("nobody", "1.0.0")).isEmpty();
    }
}
