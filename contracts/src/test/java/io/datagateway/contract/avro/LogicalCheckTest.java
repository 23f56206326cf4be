// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogicalCheckTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 9, 12, 17, 18, 19, 20, 38})
    void aDecimalHasAsManyDigitsAsItsPrecisionAndNoMore(int precision) throws Exception {
        Schema schema =
                TestSchemas.record("d", "{'type':'bytes','logicalType':'decimal','precision':" + precision + "}");
        BigInteger bound = BigInteger.TEN.pow(precision);
        for (BigInteger good :
                List.of(bound.subtract(BigInteger.ONE), BigInteger.ONE.subtract(bound), BigInteger.ZERO)) {
            read(schema, decimal(good.toByteArray()));
            read(schema, decimal(padded(good)));
        }
        for (BigInteger bad : List.of(bound, bound.negate(), bound.shiftLeft(70))) {
            assertThatThrownBy(() -> read(schema, decimal(bad.toByteArray())))
                    .hasMessage("the decimal has more digits than its precision at byte 1, field d");
            assertThatThrownBy(() -> read(schema, decimal(padded(bad))))
                    .hasMessageStartingWith("the decimal has more digits");
        }
    }

    @Test
    void aDecimalHasAByte() {
        Schema schema = TestSchemas.record("d", "{'type':'bytes','logicalType':'decimal','precision':4}");

        assertThatThrownBy(() -> read(schema, new byte[] {0})).hasMessage("a decimal has no bytes at byte 1, field d");
    }

    @ParameterizedTest
    @CsvSource({
        "123e4567-e89b-12d3-a456-426614174000, true",
        "123E4567-E89B-12D3-A456-426614174ABC, true",
        "123e4567-e89b-12d3-a456-42661417400, false",
        "123e4567-e89b-12d3-a456-4266141740000, false",
        "123e4567e-89b-12d3-a456-426614174000, false",
        "123e4567-e89b-12d3-a456-42661417400g, false",
        "123e4567-e89b-12d3-a456-426614174-00, false",
        "'', false"
    })
    void aUuidIsFiveGroupsOfDigits(String text, boolean isOne) {
        Schema schema = TestSchemas.record("u", "{'type':'string','logicalType':'uuid'}");
        var out = new AvroOutput();
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));

        assertThat(isRead(schema, out.toByteArray())).isEqualTo(isOne);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "86399999, true", "86400000, false", "-1, false"})
    void aTimeIsWithinADay(long millis, boolean isOne) {
        var out = new AvroOutput();
        out.writeLong(millis);
        assertThat(isRead(TestSchemas.record("t", "{'type':'int','logicalType':'time-millis'}"), out.toByteArray()))
                .isEqualTo(isOne);

        var micros = new AvroOutput();
        micros.writeLong(millis < 0 ? millis : millis / 86_400_000 * 86_400_000_000L);
        assertThat(isRead(TestSchemas.record("t", "{'type':'long','logicalType':'time-micros'}"), micros.toByteArray()))
                .isEqualTo(isOne);
    }

    private static byte[] decimal(byte[] digits) {
        var out = new AvroOutput();
        out.writeBytes(digits);
        return out.toByteArray();
    }

    /** The value in more bytes than needed, all of the sign. */
    private static byte[] padded(BigInteger value) {
        byte[] digits = value.toByteArray();
        byte[] padded = new byte[digits.length + 20];
        java.util.Arrays.fill(padded, (byte) (value.signum() < 0 ? -1 : 0));
        System.arraycopy(digits, 0, padded, 20, digits.length);
        return padded;
    }

    private static boolean isRead(Schema schema, byte[] datum) {
        try {
            read(schema, datum);
            return true;
        } catch (MalformedDatumException e) {
            return false;
        }
    }

    private static void read(Schema schema, byte[] datum) throws MalformedDatumException {
        var cursor = new AvroCursor(schema, List.of());
        cursor.readWhole(datum, cursor.newValues());
    }
}
