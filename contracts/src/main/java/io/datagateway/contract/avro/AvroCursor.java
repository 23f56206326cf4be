// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro;

import static io.datagateway.contract.avro.AvroProgram.operand;
import static io.datagateway.contract.avro.AvroProgram.operation;

import io.datagateway.contract.FieldPath;
import java.util.List;
import java.util.Objects;
import org.apache.avro.Schema;

/**
 * Reads datums of one schema in a single strict pass, without building objects: finds where each ends, refuses
 * everything the Avro 1.12 specification does not allow, and fills a slot for each projected field.
 *
 * <p>Stricter than Avro's own reader: lengths and indexes are checked before use, a boolean is 0 or 1, text is valid
 * UTF-8, a block ends where it says, and nothing is nested deeper than {@value #MAX_DEPTH} levels. A decimal has no
 * more digits than its precision, a UUID is one, and a time is within a day. Compiled once, then used by any number of
 * threads, each with its own {@link ProjectedValues}.
 */
public final class AvroCursor {

    /** The deepest nesting of a datum, in levels: a record in a record, an array and a map are one level each. */
    public static final int MAX_DEPTH = 64;

    private final int[] code;
    private final String[] names;
    private final LogicalCheck[] checks;
    private final int slots;

    /**
     * @param projectedFields the fields to fill slots for: the slot's number is the index here. A path may not go
     *     through the items of an array (see {@link ItemCursor}) nor through a union of several types besides null; of
     *     such a union itself the slot only says whether it is null
     * @throws IllegalArgumentException if a path is not in the schema, or if a datum, or an item of an array, may take
     *     no byte: then their number cannot be known from the bytes
     */
    public AvroCursor(Schema schema, List<FieldPath> projectedFields) {
        AvroProgram program = AvroProgramCompiler.compile(schema, projectedFields);
        this.code = program.code();
        this.names = program.names();
        this.checks = program.checks();
        this.slots = projectedFields.size();
    }

    /** Makes slots for the projected fields of one datum at a time. */
    public ProjectedValues newValues() {
        return new ProjectedValues(slots);
    }

    /**
     * Reads the datum that begins at {@code offset}.
     *
     * @param limit the end of the buffer's data, exclusive
     * @return the end of the datum, exclusive
     * @throws MalformedDatumException if the bytes are not a datum of the schema; the values are then undefined
     */
    public int read(byte[] buffer, int offset, int limit, ProjectedValues into) throws MalformedDatumException {
        Objects.checkFromToIndex(offset, limit, buffer.length);
        into.begin(buffer, limit);
        return run(0, offset, into, 0);
    }

    /**
     * Reads a value that is exactly one datum.
     *
     * @throws MalformedDatumException if it is not, or if bytes are left over
     */
    public void readWhole(byte[] value, ProjectedValues into) throws MalformedDatumException {
        int end = read(value, 0, value.length, into);
        into.input().checkEnd(end);
    }

    /** Carries out the subroutine at {@code start} on the bytes at {@code from} and returns where they end. */
    private int run(int start, int from, ProjectedValues into, int depth) throws MalformedDatumException {
        AvroInput in = into.input();
        int next = start;
        int at = from;
        try {
            for (int word = code[next]; operation(word) != AvroProgram.END; word = code[++next]) {
                switch (operation(word)) {
                    case AvroProgram.BOOLEAN -> at = in.readBoolean(at);
                    case AvroProgram.INT -> at = in.readInt(at);
                    case AvroProgram.LONG -> at = in.readLong(at);
                    case AvroProgram.SKIP_LONG -> at = in.skipLong(at);
                    case AvroProgram.FLOAT -> at = in.readFloat(at);
                    case AvroProgram.DOUBLE -> at = in.readDouble(at);
                    case AvroProgram.STRING -> at = in.readString(at);
                    case AvroProgram.BYTES -> at = in.readBytes(at);
                    case AvroProgram.FIXED -> at = in.readFixed(at, operand(word));
                    case AvroProgram.ENUM -> at = in.readIndex(at, operand(word));
                    case AvroProgram.UNION -> {
                        at = in.readIndex(at, operand(word));
                        next += (int) in.value();
                    }
                    case AvroProgram.OPTIONAL -> {
                        at = in.readOptional(at);
                        next = in.value() == 0 ? operand(word) - 1 : next;
                    }
                    case AvroProgram.STORE_STRING -> {
                        at = in.readString(at);
                        into.store(operand(word));
                    }
                    case AvroProgram.STORE_LONG -> {
                        at = in.readLong(at);
                        into.store(operand(word));
                    }
                    case AvroProgram.STORE_DOUBLE -> {
                        at = in.readDouble(at);
                        into.store(operand(word));
                    }
                    case AvroProgram.STORE_INT -> {
                        at = in.readInt(at);
                        into.store(operand(word));
                    }
                    case AvroProgram.JUMP -> next = operand(word) - 1;
                    case AvroProgram.STORE -> into.store(operand(word));
                    case AvroProgram.CHECK -> checks[operand(word)].check(in, at);
                    default -> at = nested(word, at, into, depth + 1);
                }
            }
            return at;
        } catch (MalformedDatumException e) {
            throw e.within(names[next]);
        }
    }

    /** Reads a record in a record, an array or a map. */
    private int nested(int word, int at, ProjectedValues into, int depth) throws MalformedDatumException {
        into.input().checkDepth(depth, at);
        if (operation(word) == AvroProgram.CALL) {
            return run(operand(word), at, into, depth);
        }
        return items(word, at, into, depth);
    }

    /** Reads an array or a map; its value is its range. */
    private int items(int word, int from, ProjectedValues into, int depth) throws MalformedDatumException {
        AvroInput in = into.input();
        boolean keyed = operation(word) == AvroProgram.MAP;
        int index = 0;
        int at = in.readBlockCount(from);
        while (in.value() > 0) {
            int blockEnd = in.blockEnd();
            int last = index + (int) in.value();
            try {
                for (; index < last; index++) {
                    at = run(operand(word), keyed ? in.readString(at) : at, into, depth);
                }
            } catch (MalformedDatumException e) {
                throw e.within("[" + index + "]");
            }
            in.checkBlockEnd(blockEnd, at);
            at = in.readBlockCount(at);
        }
        into.setItemCount(index);
        in.leaveRange(from, at);
        return at;
    }
}
