// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.contract.FieldPath;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class AvroCursorTest {

    private static final Schema ORDER = new Schema.Parser().parse("""
                    {"type":"record","name":"Order","fields":[
                      {"name":"id","type":"string"},
                      {"name":"note","type":["null","string"]},
                      {"name":"amount","type":"double"},
                      {"name":"tags","type":{"type":"array","items":"string"}}]}
                    """);

    @Test
    void fillsTheSlotsOfTheWantedFields() throws Exception {
        byte[] datum = {4, 'a', 'b', 0, 0, 0, 0, 0, 0, 0, (byte) 0xf0, 0x3f, 2, 2, 'x', 0};
        var cursor = new AvroCursor(
                ORDER,
                List.of(
                        FieldPath.parse("id"),
                        FieldPath.parse("note"),
                        FieldPath.parse("amount"),
                        FieldPath.parse("tags")));
        Slots slots = cursor.newSlots();

        cursor.readWhole(datum, slots);

        assertThat(slots.text(0)).isEqualTo("ab");
        assertThat(slots.isNull(1)).isTrue();
        assertThat(slots.asDouble(2)).isEqualTo(1.0);
        assertThat(slots.count(3)).isEqualTo(1);
    }
}
