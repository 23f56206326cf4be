// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.datagateway.contract.FieldPath;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AvroCursorTest {

    private static final Schema ORDER = TestSchemas.of("{'type':'record','name':'Order','fields':["
            + "{'name':'id','type':'string'},"
            + "{'name':'note','type':['null','string']},"
            + "{'name':'amount','type':'double'},"
            + "{'name':'tags','type':{'type':'array','items':'string'}},"
            + "{'name':'buyer','type':['null',{'type':'record','name':'Buyer','fields':["
            + "{'name':'age','type':'int'},{'name':'nothing','type':'null'}]}]},"
            + "{'name':'other','type':['null','int','string']}]}");
    private static final byte[] DATUM = {4, 'a', 'b', 0, 0, 0, 0, 0, 0, 0, (byte) 0xf0, 0x3f, 2, 2, 'x', 0, 2, 84, 2, 6
    };

    @Test
    void fillsTheSlotsOfTheWantedFields() throws Exception {
        var cursor = new AvroCursor(
                ORDER, paths("id", "note", "amount", "tags", "buyer", "buyer.age", "buyer.nothing", "other"));
        ProjectedValues slots = cursor.newValues();
        assertThat(slots.isNull(0)).isTrue();

        cursor.readWhole(DATUM, slots);

        assertThat(slots.text(0)).isEqualTo("ab");
        assertThat(slots.isNull(1)).isTrue();
        assertThat(slots.asDouble(2)).isEqualTo(1.0);
        assertThat(slots.count(3)).isEqualTo(1);
        assertThat(slots.isNull(4)).isFalse();
        assertThat(slots.asLong(5)).isEqualTo(42);
        assertThat(slots.isNull(6)).isTrue();
        assertThat(slots.isNull(7)).isFalse();
    }

    @Test
    void aDatumLeavesNothingToTheNext() throws Exception {
        var cursor = new AvroCursor(ORDER, paths("buyer.age", "buyer", "other"));
        ProjectedValues slots = cursor.newValues();
        cursor.readWhole(DATUM, slots);

        cursor.readWhole(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, slots);

        assertThat(Stream.of(0, 1, 2)).allMatch(slots::isNull);
    }

    @Test
    void goesThroughArraysInArrays() throws Exception {
        Schema row = TestSchemas.of("{'type':'array','items':'int'}");
        Schema table = Schema.createArray(row);
        var cursor = new AvroCursor(table, List.of(FieldPath.ROOT));
        ProjectedValues slots = cursor.newValues();
        cursor.readWhole(new byte[] {4, 2, 2, 2, 4, 0, 1, 2, 6, 0, 0}, slots);

        var rows = new ItemCursor(row, List.of(FieldPath.ROOT));
        var numbers = new ItemCursor(row.getElementType(), List.of(FieldPath.ROOT));
        var seen = new StringBuilder();
        for (rows.open(slots, 0); rows.next(); ) {
            for (numbers.open(rows.item(), 0); numbers.next(); ) {
                seen.append("[%d][%d]=%d "
                        .formatted(rows.index(), numbers.index(), numbers.item().asLong(0)));
            }
        }

        assertThat(seen).hasToString("[0][0]=1 [0][1]=2 [1][0]=3 ");
    }

    @Test
    void makesNoObjects() throws Exception {
        var cursor = new AvroCursor(ORDER, paths("id", "note", "tags", "buyer.age"));
        ProjectedValues slots = cursor.newValues();
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        cursor.readWhole(DATUM, slots);
        threads.getCurrentThreadAllocatedBytes();

        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 10_000; i++) {
            cursor.readWhole(DATUM, slots);
        }

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000);
    }

    @Test
    void schemasThatTakeNoByteAreNotCounted() {
        String empty = "{'type':'record','name':'Empty','fields':[]}";
        for (String fields : List.of(
                "",
                "{'name':'a','type':'null'}",
                "{'name':'a','type':{'type':'fixed','name':'F','size':0}}",
                "{'name':'a','type':" + empty + "},{'name':'b','type':'Empty'}")) {
            Schema schema = TestSchemas.of("{'type':'record','name':'Nothing','fields':[" + fields + "]}");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new AvroCursor(schema, List.of()))
                    .withMessage("a datum of the schema may take no byte: RECORD");
            Schema array = TestSchemas.record("f", "{'type':'array','items':" + schema + "}");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new AvroCursor(array, List.of()))
                    .withMessage("an array has items that may take no byte: RECORD");
        }
    }

    @Test
    void entriesOfAMapMayTakeNoByteBesideTheirKey() throws Exception {
        Schema schema = TestSchemas.record(
                "f", "{'type':'map','values':{'type':'record','name':'Empty','fields':[{'name':'a','type':'null'}]}}");
        var cursor = new AvroCursor(schema, paths("f"));
        ProjectedValues slots = cursor.newValues();

        cursor.readWhole(new byte[] {4, 0, 2, 'k', 0}, slots);

        assertThat(slots.count(0)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "id.length, 'a path goes on below id, which is no record'",
        "tags.first, 'a path goes on below tags, which is no record'",
        "note.length, 'a path goes on below note, which is no record'",
        "tags[], 'read the items of an array with ItemCursor: tags[]'",
        "missing, 'Order has no field missing'",
        "buyer.missing, 'Buyer has no field missing'",
        "other.x, 'a path goes through other, a union of several types'"
    })
    void pathsThatLeadNowhereAreRefused(String path, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AvroCursor(ORDER, paths(path)))
                .withMessage(message);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 3})
    void aPlaceOutsideTheBufferIsAMistakeOfTheProgram(int offset) {
        var cursor = new AvroCursor(ORDER, List.of());
        assertThatThrownBy(() -> cursor.read(new byte[2], offset, 2, cursor.newValues()))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static List<FieldPath> paths(String... paths) {
        return Stream.of(paths).map(FieldPath::parse).toList();
    }
}
