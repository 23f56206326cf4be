// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datagateway.contract.FieldPath;
import io.datagateway.contract.avro.AvroCursor;
import io.datagateway.contract.avro.ProjectedValues;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;

class KeyReaderTest {

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
    void aRecordWithoutAPrimaryKeyHasNoKey() throws Exception {
        assertThat(key(List.of(), record())).isNull();
    }

    @Test
    void theKeyOfSeveralFieldsIsAJsonArray() throws Exception {
        assertThat(key(List.of("s", "i", "b", "n", "e"), record())).isEqualTo("[\"q\\\"\\n\",7,false,null,\"DE\"]");
    }

    @Test
    void aKeyThatIsNotAScalarOfTheSchemaIsRefused() {
        for (String path : List.of("missing", "inner", "several", "s.t")) {
            assertThatThrownBy(() -> new KeyReader(KEYS, paths(List.of(path))))
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

    private static String key(List<String> key, GenericData.Record record) throws Exception {
        List<FieldPath> paths = paths(key);
        var cursor = new AvroCursor(KEYS, paths);
        ProjectedValues slots = cursor.newValues();
        cursor.readWhole(datum(record), slots);
        byte[] text = new KeyReader(KEYS, paths).read(slots);
        return text == null ? null : new String(text, StandardCharsets.UTF_8);
    }

    private static List<FieldPath> paths(List<String> key) {
        return key.stream().map(FieldPath::parse).toList();
    }

    private static byte[] datum(GenericData.Record record) throws IOException {
        var out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        new GenericDatumWriter<GenericData.Record>(KEYS).write(record, encoder);
        return out.toByteArray();
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
