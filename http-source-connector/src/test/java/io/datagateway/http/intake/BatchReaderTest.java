// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

import static io.datagateway.http.TestContracts.CLICKS;
import static io.datagateway.http.TestContracts.ORDERS;
import static io.datagateway.http.TestContracts.encode;
import static io.datagateway.http.TestContracts.order;
import static io.datagateway.http.TestContracts.orders;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.datagateway.contract.Contract;
import io.datagateway.contract.ContractId;
import io.datagateway.contract.ContractStatus;
import io.datagateway.contract.ContractVersion;
import io.datagateway.contract.FieldPath;
import io.datagateway.http.TestContracts;
import io.datagateway.http.intake.BatchFormatException.CountMismatch;
import io.datagateway.http.intake.BatchFormatException.MalformedRecord;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.junit.jupiter.api.Test;

class BatchReaderTest {

    private final BatchReaders readers = new BatchReaders(TestContracts.catalog());
    private final BatchReader reader = readers.find(ORDERS, "2.1").orElseThrow();

    @Test
    void takesEveryDatumAsItCameWithItsKey() throws Exception {
        Datums datums = reader.read(orders("a", "größe"), 2);

        assertThat(datums.count()).isEqualTo(2);
        assertThat(datums.value(0)).isEqualTo(order("a"));
        assertThat(datums.value(1)).isEqualTo(order("größe"));
        assertThat(datums.key(1)).isEqualTo("größe".getBytes(StandardCharsets.UTF_8));
        assertThat(datums.bytes()).isEqualTo(orders("a", "größe").length);
    }

    @Test
    void aContractWithoutAPrimaryKeyGivesNoKey() throws Exception {
        assertThat(readers.find(CLICKS, "1").orElseThrow().read(order("a"), 1).key(0))
                .isNull();
    }

    @Test
    void aRecordThatIsNotADatumIsNamedByIndexByteAndField() {
        byte[] body = orders("a", "secret", "c");
        int broken = order("a").length;
        body[broken] = 1;

        var problem = catchThrowableOfType(MalformedRecord.class, () -> reader.read(body, 3));

        assertThat(problem.record()).isEqualTo(1);
        assertThat(problem.offset()).isBetween(broken, broken + 1);
        assertThat(problem.path()).isEqualTo("order_id");
        assertThat(problem).hasMessageNotContaining("secret");
    }

    @Test
    void aBodyThatEndsWithinARecordIsMalformedAndOneThatEndsBetweenTwoIsMiscounted() {
        byte[] body = orders("a", "b");

        assertThatThrownBy(() -> reader.read(Arrays.copyOf(body, body.length - 1), 2))
                .isInstanceOf(MalformedRecord.class);
        assertThatThrownBy(() -> reader.read(body, 3))
                .isInstanceOf(CountMismatch.class)
                .hasMessage("the body ends after 2 records");
    }

    @Test
    void bytesLeftOverAreCounted() {
        var problem = catchThrowableOfType(CountMismatch.class, () -> reader.read(orders("a", "b"), 1));

        assertThat(problem).hasMessage(order("b").length + " bytes left over after 1 records");
        assertThat(problem.offset()).isEqualTo(order("a").length);
    }

    @Test
    void aHugeCountTakesNoMemory() {
        assertThatThrownBy(() -> reader.read(orders("a"), Integer.MAX_VALUE)).isInstanceOf(CountMismatch.class);
    }

    @Test
    void findsTheFirstRecordThatIsTooLarge() throws Exception {
        Datums datums = reader.read(orders("a", "bbbbbbbb", "cccccccccccc"), 3);

        assertThat(datums.firstLargerThan(order("a").length + 1)).isEqualTo(1);
        assertThat(datums.firstLargerThan(1000)).isEqualTo(-1);
    }

    @Test
    void onlyReleasedContractsHaveAReader() {
        assertThat(readers.find(ORDERS, "1.0.0")).isPresent();
        assertThat(readers.find(ORDERS, "2").orElseThrow().contract().version()).hasToString("2.1.0");
        assertThat(readers.find(ORDERS, "3.0.0")).isEmpty();
        assertThat(readers.find("nobody", "1.0.0")).isEmpty();
    }

    @Test
    void theKeyOfASingleFieldIsItsText() throws Exception {
        assertThat(key("i", 42)).isEqualTo("42");
        assertThat(key("l", -9_000_000_000L)).isEqualTo("-9000000000");
        assertThat(key("b", true)).isEqualTo("true");
        assertThat(key("f", 1.5f)).isEqualTo("1.5");
        assertThat(key("d", 0.1)).isEqualTo("0.1");
        assertThat(key("e", new GenericData.EnumSymbol(KEYS.getField("e").schema(), "EU")))
                .isEqualTo("EU");
        assertThat(key("bytes", ByteBuffer.wrap(new byte[] {1, (byte) 0xab}))).isEqualTo("01ab");
        assertThat(key("price", ByteBuffer.wrap(new byte[] {4, (byte) 0xd2}))).isEqualTo("12.34");
        assertThat(key("uuid", uuid())).isEqualTo("00010203-0405-0607-0809-0a0b0c0d0e0f");
        assertThat(key("n", "x")).isEqualTo("x");
        assertThat(key("n", null)).isNull();
        assertThat(key("inner.s", null)).isEqualTo("inside");
    }

    @Test
    void theKeyOfSeveralFieldsIsAJsonArray() throws Exception {
        assertThat(key(List.of("s", "i", "b", "n", "e"), record())).isEqualTo("[\"q\\\"\\n\",7,false,null,\"DE\"]");
    }

    @Test
    void aKeyThatIsNotAScalarOfTheSchemaIsRefused() {
        for (String path : List.of("missing", "inner", "several", "s.t")) {
            assertThatThrownBy(() -> new BatchReader(contract(List.of(path))))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static final Schema KEYS = new Schema.Parser().parse("""
                    {"type":"record","name":"Keys","fields":[
                      {"name":"s","type":"string"}, {"name":"i","type":"int"}, {"name":"l","type":"long"},
                      {"name":"b","type":"boolean"}, {"name":"f","type":"float"}, {"name":"d","type":"double"},
                      {"name":"e","type":{"type":"enum","name":"E","symbols":["DE","EU"]}},
                      {"name":"bytes","type":"bytes"},
                      {"name":"price","type":{"type":"bytes","logicalType":"decimal","precision":9,"scale":2}},
                      {"name":"uuid","type":{"type":"fixed","name":"U","size":16,"logicalType":"uuid"}},
                      {"name":"n","type":["null","string"]}, {"name":"several","type":["string","int"]},
                      {"name":"inner","type":{"type":"record","name":"I","fields":[{"name":"s","type":"string"}]}}]}
                    """);

    private static String key(String path, Object value) throws Exception {
        GenericData.Record record = record();
        if (!path.contains(".")) {
            record.put(path, value);
        }
        return key(List.of(path), record);
    }

    private static String key(List<String> paths, GenericData.Record record) throws Exception {
        byte[] key = new BatchReader(contract(paths)).read(encode(record), 1).key(0);
        return key == null ? null : new String(key, StandardCharsets.UTF_8);
    }

    private static Contract contract(List<String> key) {
        Stream<FieldPath> paths = key.stream().map(FieldPath::parse);
        var id = new ContractId("keys", new ContractVersion(1, 0, 0));
        return new Contract(id, ContractStatus.ACTIVE, KEYS, paths.toList(), List.of());
    }

    private static GenericData.Record record() {
        var record = new GenericData.Record(KEYS);
        record.put("s", "q\"\n");
        record.put("i", 7);
        record.put("l", 7L);
        record.put("b", false);
        record.put("f", 1f);
        record.put("d", 1d);
        record.put("e", new GenericData.EnumSymbol(KEYS.getField("e").schema(), "DE"));
        record.put("bytes", ByteBuffer.allocate(0));
        record.put("price", ByteBuffer.allocate(1));
        record.put("uuid", uuid());
        record.put("several", 1);
        var inner = new GenericData.Record(KEYS.getField("inner").schema());
        inner.put("s", "inside");
        record.put("inner", inner);
        return record;
    }

    private static GenericData.Fixed uuid() {
        return new GenericData.Fixed(
                KEYS.getField("uuid").schema(), new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15});
    }
}
