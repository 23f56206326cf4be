// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro;

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
        if (AvroProgram.mayBeEmpty(schema)) {
            throw new IllegalArgumentException("a datum of the schema may take no byte: " + schema.getType());
        }
        AvroProgram.Compiled program = AvroProgram.compile(schema, wanted);
        this.code = program.code().stream().mapToInt(Integer::intValue).toArray();
        this.names = program.names().toArray(String[]::new);
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
        int end = read(value, 0, value.length, into);
        if (end != value.length) {
            throw into.input().malformed((value.length - end) + " bytes left over");
        }
    }

    private void run(int start, Slots into, int depth) throws MalformedDatumException {
        if (depth > MAX_DEPTH) {
            throw into.input().malformed("nested deeper than " + MAX_DEPTH + " levels");
        }
        int at = start;
        try {
            while (code[at] != AvroProgram.END) {
                at = step(at, into, depth);
            }
        } catch (MalformedDatumException e) {
            throw e.within(names[at]);
        }
    }

    /** Carries out one instruction and returns the address of the next. */
    private int step(int at, Slots into, int depth) throws MalformedDatumException {
        AvroInput in = into.input();
        switch (code[at]) {
            case AvroProgram.UNION -> {
                return code[at + 2 + in.readIndex(code[at + 1])];
            }
            case AvroProgram.JUMP -> {
                return code[at + 1];
            }
            case AvroProgram.CALL -> run(code[at + 1], into, depth + 1);
            case AvroProgram.MARK -> into.setLong(code[at + 1], 0);
            case AvroProgram.FIXED, AvroProgram.ENUM, AvroProgram.ARRAY, AvroProgram.MAP -> {
                sized(at, into, depth);
                return at + 3;
            }
            default -> scalar(code[at], code[at + 1], into);
        }
        return at + 2;
    }

    private static void scalar(int operation, int slot, Slots into) throws MalformedDatumException {
        AvroInput in = into.input();
        switch (operation) {
            case AvroProgram.BOOLEAN -> into.setLong(slot, in.readBoolean());
            case AvroProgram.INT -> into.setLong(slot, in.readInt());
            case AvroProgram.LONG -> into.setLong(slot, in.readLong());
            case AvroProgram.FLOAT ->
                into.setLong(slot, Double.doubleToRawLongBits(Float.intBitsToFloat((int) in.readFixed32())));
            case AvroProgram.DOUBLE -> into.setLong(slot, in.readFixed64());
            case AvroProgram.STRING -> {
                int length = in.skipString();
                into.setRange(slot, in.position() - length, length);
            }
            case AvroProgram.BYTES -> {
                int length = in.skipBytes();
                into.setRange(slot, in.position() - length, length);
            }
            default -> throw new IllegalStateException("unknown operation " + operation);
        }
    }

    private void sized(int at, Slots into, int depth) throws MalformedDatumException {
        int slot = code[at + 1];
        int operand = code[at + 2];
        int from = into.input().position();
        switch (code[at]) {
            case AvroProgram.ENUM -> into.setLong(slot, into.input().readIndex(operand));
            case AvroProgram.FIXED -> {
                into.input().skipFixed(operand);
                into.setRange(slot, from, operand);
            }
            default -> {
                int count = items(at, into, depth);
                into.setItems(slot, from, into.input().position() - from, count);
            }
        }
    }

    private int items(int at, Slots into, int depth) throws MalformedDatumException {
        AvroInput in = into.input();
        boolean keyed = code[at] == AvroProgram.MAP;
        int index = 0;
        try {
            for (int count = in.readBlockCount(); count > 0; count = in.readBlockCount()) {
                int blockEnd = in.blockEnd();
                for (int last = index + count; index < last; index++) {
                    if (keyed) {
                        in.skipString();
                    }
                    run(code[at + 2], into, depth + 1);
                }
                in.endBlock(blockEnd);
            }
            return index;
        } catch (MalformedDatumException e) {
            throw e.within("[" + index + "]");
        }
    }
}
