// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.datagateway.contract.FieldPath;
import io.datagateway.contract.avro.AvroCursor;
import io.datagateway.contract.avro.ProjectedValues;
import io.datagateway.contract.avro.encode.AvroEncoder;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyParserTest {

    private static final Schema KEYS = new Schema.Parser().parse("""
                    {"type":"record","name":"Keys","fields":[
                      {"name":"s","type":"string"}, {"name":"n","type":["null","string"]}, {"name":"i","type":"int"},
                      {"name":"l","type":"long"}, {"name":"b","type":"boolean"}, {"name":"f","type":"float"},
                      {"name":"d","type":"double"},
                      {"name":"e","type":{"type":"enum","name":"E","symbols":["DE","EU"]}},
                      {"name":"bytes","type":"bytes"},
                      {"name":"day","type":{"type":"int","logicalType":"date"}},
                      {"name":"price","type":{"type":"bytes","logicalType":"decimal","precision":9,"scale":2}},
                      {"name":"uuid","type":{"type":"fixed","name":"U","size":16,"logicalType":"uuid"}}]}
                    """);
    private static final List<String> ALL =
            KEYS.getFields().stream().map(Schema.Field::name).toList();

    @Property(tries = 200)
    void whatTheReaderWritesIsReadAgain(@ForAll("rows") Map<String, Object> row) throws Exception {
        for (String field : ALL) {
            readsAgain(row, List.of(field));
        }
        readsAgain(row, ALL);
        readsAgain(row, List.of("i", "s"));
    }

    @Provide
    Arbitrary<Map<String, Object>> rows() {
        Arbitrary<String> text = Arbitraries.strings().ofMaxLength(9).filter(KeyParserTest::isUnicode);
        return Arbitraries.randomValue(random -> {
            var row = new HashMap<String, Object>();
            row.put("s", text.sample());
            row.put("n", random.nextBoolean() ? null : text.sample());
            row.put("i", random.nextInt());
            row.put("l", random.nextLong());
            row.put("b", random.nextBoolean());
            row.put("f", (float) random.nextGaussian() * 1e9f);
            row.put("d", random.nextGaussian() / 1e9);
            row.put("e", random.nextBoolean() ? "DE" : "EU");
            row.put("bytes", new byte[] {(byte) random.nextInt(), 0, -1});
            row.put("day", random.nextInt());
            row.put("price", BigDecimal.valueOf(random.nextInt(999_999_999), 2));
            row.put("uuid", new UUID(random.nextLong(), random.nextLong()));
            return row;
        });
    }

    private static boolean isUnicode(String text) {
        return text.codePoints().noneMatch(point -> point >= 0xd800 && point < 0xe000);
    }

    private static void readsAgain(Map<String, Object> row, List<String> key) throws Exception {
        byte[] text = text(row, key);
        if (text != null) {
            var again = new HashMap<>(row);
            again.putAll(new KeyParser(KEYS, paths(key)).parse(text));
            assertThat(text(again, key)).isEqualTo(text);
            assertThat(new AvroEncoder(KEYS).encode(again)).isEqualTo(new AvroEncoder(KEYS).encode(row));
        }
    }

    private static byte[] text(Map<String, Object> row, List<String> key) throws Exception {
        var cursor = new AvroCursor(KEYS, paths(key));
        ProjectedValues slots = cursor.newValues();
        cursor.readWhole(new AvroEncoder(KEYS).encode(row), slots);
        return new KeyReader(KEYS, paths(key)).read(slots);
    }

    @ParameterizedTest
    @CsvSource({"i, 4711x", "l, 99999999999999999999", "b, True", "f, 1;5", "d, 1;5", "bytes, 0g", "bytes, abc"})
    void whatIsNotTheTextOfTheTypeIsRefusedWithoutRepeatingIt(String field, String text) {
        assertThat(refusal(text, field))
                .startsWith(field + " in the key is not the text of a value of type ")
                .doesNotContain(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "{}", "[1]", "[1,\"a\",2]", "[1,\"a\"", "[1,\"a\"] 1", "1"})
    void whatIsNotAnArrayOfTheRightLengthIsRefused(String text) {
        assertThat(refusal(text, "i", "s")).isEqualTo("the key is not a JSON array of 2 values");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1,2]", "[\"1\",\"a\"]", "[1.0,\"a\"]", "[1,[]]", "[1,true]"})
    void whatHasQuotesInAnArrayIsFixed(String text) {
        assertThat(refusal(text, "i", "s")).contains(" in the key is not the text of a value of type ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1E-2147483648", "1e10000000000", "0e99999999999", "-1e999999999999999999999", "{\"a\":[[]]}"})
    void numbersOfAnyExponentInAnArrayAreRefused(String number) {
        assertThat(refusal("[" + number + ",\"a\"]", "i", "s")).contains(" in the key is not the text of a value");
    }

    @Test
    void longNumbersAndDeepArraysAreRefused() {
        assertThat(refusal("[" + "7".repeat(1_000_000) + ",\"a\"]", "i", "s"))
                .startsWith("the key is not a JSON array");
        assertThat(refusal("[".repeat(1_000_000), "i", "s")).startsWith("the key is not a JSON array");
        assertThat(refusal("7".repeat(1_000_000), "i")).contains(" in the key is not the text of a value");
        assertThat(refusal("1e99999999999" + "0".repeat(100_000) + "x", "d")).contains(" in the key is not the text");
    }

    @Test
    void whatIsNotUtf8IsRefused() {
        var parser = new KeyParser(KEYS, paths(List.of("s")));

        assertThat(catchThrowableOfType(MalformedKeyException.class, () -> parser.parse(new byte[] {(byte) 0xff})))
                .hasMessage("the key is not UTF-8");
    }

    @Test
    void nullStandsInArraysOnly() throws Exception {
        assertThat(new KeyParser(KEYS, paths(List.of("n", "i"))).parse(bytes("[null,1]")))
                .containsEntry("n", null)
                .containsEntry("i", 1L);
        assertThat(new KeyParser(KEYS, paths(List.of("n"))).parse(bytes("null")))
                .isEqualTo(Map.of("n", "null"));
    }

    private static String refusal(String text, String... key) {
        var parser = new KeyParser(KEYS, paths(Arrays.asList(key)));
        return catchThrowableOfType(MalformedKeyException.class, () -> parser.parse(bytes(text)))
                .getMessage();
    }

    private static List<FieldPath> paths(List<String> key) {
        Stream<FieldPath> paths = key.stream().map(FieldPath::parse);
        return paths.toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
