// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MalformedDatumTest {

    @ParameterizedTest
    @MethodSource
    void saysWhatIsWrongAndAtWhichByteOfWhichField(String type, byte[] bytes, String message) {
        assertThat(refusal(TestSchemas.record("f", type), bytes)).hasMessage(message);
    }

    static Stream<Arguments> saysWhatIsWrongAndAtWhichByteOfWhichField() {
        String longer = "the number has more than 64 bits at byte 0, field f";
        return Stream.of(
                arguments("'boolean'", bytes(), "bytes needed: 1, left: 0 at byte 0, field f"),
                arguments("'boolean'", bytes(2), "a boolean is neither 0 nor 1 at byte 0, field f"),
                arguments("'boolean'", bytes(-1), "a boolean is neither 0 nor 1 at byte 0, field f"),
                arguments("'long'", bytes(-1, -1), "bytes needed: 1, left: 0 at byte 2, field f"),
                arguments("'long'", bytes(-1, -1, -1, -1, -1, -1, -1, -1, -1, 2), longer),
                arguments("'long'", bytes(-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 0), longer),
                arguments("'int'", bytes(-128, -128, -128, -128, 16), tooLong()),
                arguments("'int'", bytes(-128, -128, -128, -128, -128, 0), tooLong()),
                arguments("'int'", bytes(-128, -128, -128, -128, -128, 0, 9, 9, 9), tooLong()),
                arguments("'float'", bytes(1, 2, 3), "bytes needed: 4, left: 3 at byte 0, field f"),
                arguments("'double'", bytes(1), "bytes needed: 8, left: 1 at byte 0, field f"),
                arguments("'bytes'", bytes(6, 1, 2), "more bytes of data announced than the 2 left at byte 1, field f"),
                arguments("'bytes'", bytes(1), "more bytes of data announced than the 0 left at byte 1, field f"),
                arguments("'string'", bytes(9, 'a'), "more bytes of text announced than the 1 left at byte 1, field f"),
                arguments("'string'", bytes(6, 'a', -1, 'b'), "the text is not valid UTF-8 at byte 2, field f"),
                arguments(fixed(2), bytes(1), "bytes needed: 2, left: 1 at byte 0, field f"),
                arguments(symbols(), bytes(4), "the index is not one of 0 to 1 at byte 0, field f"),
                arguments(symbols(), bytes(1), "the index is not one of 0 to 1 at byte 0, field f"),
                arguments("['null','int']", bytes(4, 0), "the index is not one of 0 to 1 at byte 0, field f"),
                arguments("['null','int']", bytes(2), "bytes needed: 1, left: 0 at byte 1, field f"),
                arguments(array(), bytes(8, 2, 2), moreItems(2)),
                arguments(
                        array(), bytes(3, 6, 2, 2), "more bytes of items announced than the 2 left at byte 2, field f"),
                arguments(array(), bytes(3, 2, 2, 2), moreItems(1)),
                arguments(array(), minimum(), moreItems(1)),
                arguments(array(), bytes(1, 4, 2, 0), blockEnd(3)),
                arguments(array(), bytes(1, 2, -128, 1, 0), blockEnd(4)),
                arguments(array(), bytes(2, 2), "bytes needed: 1, left: 0 at byte 2, field f"),
                arguments(array(), bytes(2, 2, 2, -1, -1, -1, -1, -1, 1), itemTooLong()),
                arguments(map(), bytes(2, 2, -1, 0), "the text is not valid UTF-8 at byte 2, field f[0]"),
                arguments(map(), bytes(4, 0, 0, 2, 'k'), "bytes needed: 1, left: 0 at byte 5, field f[1]"));
    }

    @Test
    void namesTheFieldAllTheWayDown() {
        String line = "{'type':'record','name':'Line','fields':[{'name':'qty','type':'int'},{'name':'tags','type':"
                + "['null',{'type':'map','values':{'type':'array','items':'boolean'}}]}]}";
        Schema schema = TestSchemas.record("lines", "{'type':'array','items':['null'," + line + "]}");

        byte[] datum = bytes(4, 0, 2, 10, 2, 2, 2, 'k', 4, 1, 7);

        assertThat(refusal(schema, datum))
                .hasMessage("a boolean is neither 0 nor 1 at byte 10, field lines[1].tags[0][1]")
                .satisfies(e -> assertThat(e.reason()).isEqualTo("a boolean is neither 0 nor 1"))
                .satisfies(e -> assertThat(e.offset()).isEqualTo(10))
                .satisfies(e -> assertThat(e.path()).isEqualTo("lines[1].tags[0][1]"))
                .satisfies(e -> assertThat(e.getStackTrace()).isEmpty());
    }

    @Test
    void bytesLeftOverAreSaidForAWholeValueOnly() throws Exception {
        var cursor = new AvroCursor(TestSchemas.record("f", "'int'"), List.of());
        ProjectedValues slots = cursor.newValues();

        assertThat(cursor.read(bytes(2, 9, 9), 0, 3, slots)).isEqualTo(1);
        assertThat(catchThrowableOfType(MalformedDatumException.class, () -> cursor.readWhole(bytes(2, 9, 9), slots)))
                .hasMessage("2 bytes left over at byte 1");
    }

    @Test
    void paddedNumbersAreReadAsAvroReadsThem() throws Exception {
        Schema schema = TestSchemas.of("{'type':'record','name':'R','fields':["
                + "{'name':'i','type':'int'},{'name':'l','type':'long'},{'name':'s','type':'string'}]}");
        byte[] datum = bytes(
                0x82, 0x80, 0x80, 0x80, 0, 0x83, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0, 0x82, 0x80, 0, 'x');

        assertThat(new AvroLibrary(schema).read(datum, 0).datum()).hasToString("{\"i\": 1, \"l\": -2, \"s\": \"x\"}");
        new AvroCursor(schema, List.of()).readWhole(datum, new AvroCursor(schema, List.of()).newValues());
    }

    private static MalformedDatumException refusal(Schema schema, byte[] bytes) {
        var cursor = new AvroCursor(schema, List.of());
        return catchThrowableOfType(MalformedDatumException.class, () -> cursor.readWhole(bytes, cursor.newValues()));
    }

    private static String tooLong() {
        return "the number does not fit into an int at byte 0, field f";
    }

    private static String itemTooLong() {
        return "the number does not fit into an int at byte 3, field f[1]";
    }

    private static String moreItems(int room) {
        return "more items announced than the %d bytes left can hold at byte 0, field f".formatted(room);
    }

    private static String blockEnd(int offset) {
        return "the block does not end where it says at byte %d, field f".formatted(offset);
    }

    private static String fixed(int size) {
        return "{'type':'fixed','name':'F','size':" + size + "}";
    }

    private static String symbols() {
        return "{'type':'enum','name':'E','symbols':['A','B']}";
    }

    private static String array() {
        return "{'type':'array','items':'int'}";
    }

    /** A block of {@code Long.MIN_VALUE} items, in one byte. */
    private static byte[] minimum() {
        return bytes(-1, -1, -1, -1, -1, -1, -1, -1, -1, 1, 2, 0, 0);
    }

    private static String map() {
        return "{'type':'map','values':'int'}";
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
