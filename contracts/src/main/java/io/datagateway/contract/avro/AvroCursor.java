// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro;

import static io.datagateway.contract.avro.AvroProgram.WIDTH;

import io.datagateway.contract.FieldPath;
import java.util.List;
import org.apache.avro.Schema;

/**
 * Reads datums of one schema in a single strict pass, without building objects: finds where each ends, refuses
 * everything the Avro 1.12 specification does not allow, and fills a slot for each wanted field.
 *
 * <p>Stricter than Avro's own reader: lengths and indexes are checked before use, a boolean is 0 or 1, text is valid
 * UTF-8, a block ends where it says, and nothing is nested deeper than {@value #MAX_DEPTH} levels. Compiled once, then
 * used by any number of threads, each with its own {@link Slots}.
 */
public final class AvroCursor {

    /** How deep records, arrays and maps may be nested in a datum. */
    public static final int MAX_DEPTH = 64;

    private final int[] code;
    private final String[] names;
    private final int slots;

    /**
     * @param wanted the fields to fill slots for: the slot's number is the index here. A path may not go through the
     *     items of an array (see {@link ItemCursor}) nor through a union of several types besides null
     * @throws IllegalArgumentException if a path is not in the schema, or if a datum, or an item of an array, may take
     *     no byte: then their number cannot be known from the bytes
     */
    public AvroCursor(Schema schema, List<FieldPath> wanted) {
        AvroProgram program = AvroProgramCompiler.compile(schema, wanted);
        this.code = program.code();
        this.names = program.names();
        this.slots = wanted.size();
    }

    /** Room for the wanted fields of one datum at a time. */
    public Slots newSlots() {
        return new Slots(slots);
    }

    /**
     * Reads the datum that begins at {@code offset}.
     *
     * @param limit where the buffer's data ends
     * @return where the datum ends
     * @throws MalformedDatumException if the bytes are not a datum of the schema; the slots are then undefined
     */
    public int read(byte[] buffer, int offset, int limit, Slots into) throws MalformedDatumException {
        into.input().reset(buffer, offset, limit);
        into.clear();
        run(0, into, 0);
        return into.input().position();
    }

    /**
     * Reads a value that is exactly one datum.
     *
     * @throws MalformedDatumException if it is not, or if bytes are left over
     */
    public void readWhole(byte[] value, Slots into) throws MalformedDatumException {
        read(value, 0, value.length, into);
        into.input().checkEnd();
    }

    /** Carries out the subroutine at {@code start}. */
    private void run(int start, Slots into, int depth) throws MalformedDatumException {
        AvroInput in = into.input();
        long value = 0;
        int at = start;
        try {
            in.checkDepth(depth);
            for (; code[at] != AvroProgram.END; at += WIDTH) {
                int operand = code[at + 1];
                switch (code[at]) {
                    case AvroProgram.BOOLEAN -> value = in.readBoolean();
                    case AvroProgram.INT -> value = in.readInt();
                    case AvroProgram.LONG -> value = in.readLong();
                    case AvroProgram.FLOAT -> value = in.readFloat();
                    case AvroProgram.DOUBLE -> value = in.readDouble();
                    case AvroProgram.STRING -> value = in.skipString();
                    case AvroProgram.BYTES -> value = in.skipBytes();
                    case AvroProgram.FIXED -> value = in.skipFixed(operand);
                    case AvroProgram.ENUM -> value = in.readIndex(operand);
                    case AvroProgram.UNION -> at += in.readIndex(operand) * WIDTH;
                    case AvroProgram.JUMP -> at = operand - WIDTH;
                    case AvroProgram.CALL -> run(operand, into, depth + 1);
                    case AvroProgram.STORE -> into.set(operand, value);
                    default -> value = items(at, into, depth + 1);
                }
            }
        } catch (MalformedDatumException e) {
            throw e.within(names[at]);
        }
    }

    /** Reads an array or a map and returns its range. */
    private long items(int at, Slots into, int depth) throws MalformedDatumException {
        AvroInput in = into.input();
        int from = in.position();
        int index = 0;
        for (int count = in.readBlockCount(); count > 0; count = in.readBlockCount()) {
            int blockEnd = in.blockEnd();
            for (int last = index + count; index < last; index++) {
                item(at, into, depth, index);
            }
            in.endBlock(blockEnd);
        }
        into.setItemCount(index);
        return in.rangeFrom(from);
    }

    private void item(int at, Slots into, int depth, int index) throws MalformedDatumException {
        try {
            if (code[at] == AvroProgram.MAP) {
                into.input().skipString();
            }
            run(code[at + 1], into, depth);
        } catch (MalformedDatumException e) {
            throw e.within("[" + index + "]");
        }
    }
}
