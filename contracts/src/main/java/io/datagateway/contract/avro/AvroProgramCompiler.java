// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro;

import io.datagateway.contract.FieldPath;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.Schema;

/** Writes the {@link AvroProgram} of one schema and of the fields that a reader projects. */
final class AvroProgramCompiler {

    private final List<Integer> code = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<LogicalCheck> checks = new ArrayList<>();
    private final Map<String, Integer> records = new HashMap<>();
    private final Deque<Runnable> subroutines = new ArrayDeque<>();
    private String name = "";

    private AvroProgramCompiler() {}

    static AvroProgram compile(Schema schema, List<FieldPath> projectedFields) {
        if (ZeroByteTypes.takes(schema)) {
            throw new IllegalArgumentException("a datum of the schema may take no byte: " + schema.getType());
        }
        var compiler = new AvroProgramCompiler();
        compiler.subroutine(schema, Projection.of(projectedFields));
        while (!compiler.subroutines.isEmpty()) {
            compiler.subroutines.remove().run();
        }
        return new AvroProgram(
                compiler.code.stream().mapToInt(Integer::intValue).toArray(),
                compiler.names.toArray(String[]::new),
                compiler.checks.toArray(LogicalCheck[]::new));
    }

    /** Writes code for one value, up to its end, and returns its address. */
    private int subroutine(Schema schema, Projection projection) {
        int address = code.size();
        name = "";
        if (schema.getType() == Schema.Type.RECORD) {
            store(projection);
            fields(schema, projection);
        } else {
            value(schema, projection);
        }
        add(AvroProgram.END, 0);
        return address;
    }

    private void fields(Schema record, Projection projection) {
        for (String step : projection.fields().keySet()) {
            if (record.getField(step) == null) {
                throw new IllegalArgumentException(record.getFullName() + " has no field " + step);
            }
        }
        for (Schema.Field field : record.getFields()) {
            name = field.name();
            value(field.schema(), projection.field(name));
        }
    }

    private void value(Schema schema, Projection projection) {
        switch (schema.getType()) {
            case UNION -> union(schema.getTypes(), projection);
            case RECORD -> {
                store(projection);
                record(schema, projection);
            }
            default -> {
                if (!projection.fields().isEmpty()) {
                    throw new IllegalArgumentException("a path goes on below " + name + ", which is no record");
                }
                if (!plainAndStored(schema, projection)) {
                    plain(schema, projection);
                    check(schema);
                    store(isSomething(schema) ? projection : Projection.NONE);
                }
            }
        }
    }

    /** Writes one instruction that reads and stores, for the commonest types; returns false for any other. */
    private boolean plainAndStored(Schema schema, Projection projection) {
        if (projection.slot() < 0 || LogicalCheck.of(schema) != null) {
            return false;
        }
        switch (schema.getType()) {
            case STRING -> add(AvroProgram.STORE_STRING, projection.slot());
            case LONG -> add(AvroProgram.STORE_LONG, projection.slot());
            case DOUBLE -> add(AvroProgram.STORE_DOUBLE, projection.slot());
            case INT -> add(AvroProgram.STORE_INT, projection.slot());
            default -> {
                return false;
            }
        }
        return true;
    }

    private void plain(Schema schema, Projection projection) {
        switch (schema.getType()) {
            case NULL -> {}
            case BOOLEAN -> add(AvroProgram.BOOLEAN, 0);
            case INT -> add(AvroProgram.INT, 0);
            case LONG -> add(needsValue(schema, projection) ? AvroProgram.LONG : AvroProgram.SKIP_LONG, 0);
            case FLOAT -> add(AvroProgram.FLOAT, 0);
            case DOUBLE -> add(AvroProgram.DOUBLE, 0);
            case STRING -> add(AvroProgram.STRING, 0);
            case BYTES -> add(AvroProgram.BYTES, 0);
            case FIXED -> add(AvroProgram.FIXED, schema.getFixedSize());
            case ENUM -> add(AvroProgram.ENUM, schema.getEnumSymbols().size());
            case ARRAY -> items(schema.getElementType());
            case MAP -> later(AvroProgram.MAP, schema.getValueType(), Projection.NONE);
            default -> throw new IllegalArgumentException("not a plain type: " + schema.getType());
        }
    }

    private static boolean needsValue(Schema schema, Projection projection) {
        return projection.slot() >= 0 || LogicalCheck.of(schema) != null;
    }

    private void check(Schema schema) {
        LogicalCheck check = LogicalCheck.of(schema);
        if (check != null) {
            add(AvroProgram.CHECK, checks.size());
            checks.add(check);
        }
    }

    private void items(Schema items) {
        if (ZeroByteTypes.takes(items)) {
            throw new IllegalArgumentException("an array has items that may take no byte: " + items.getType());
        }
        later(AvroProgram.ARRAY, items, Projection.NONE);
    }

    private void record(Schema schema, Projection projection) {
        if (projection.fields().isEmpty() && ZeroByteTypes.takes(schema)) {
            return;
        }
        later(AvroProgram.CALL, schema, projection);
    }

    /**
     * Writes one jump for each branch but the last, whose code comes next, then the code of the others: so
     * {@code [null, T]} jumps only for null.
     */
    private void union(List<Schema> branches, Projection projection) {
        if (branches.size() == 2 && !isSomething(branches.get(0)) && isSomething(branches.get(1))) {
            int optional = add(AvroProgram.OPTIONAL, 0);
            value(branches.get(1), projection);
            set(optional, AvroProgram.OPTIONAL, code.size());
            return;
        }
        boolean several =
                branches.stream().filter(AvroProgramCompiler::isSomething).count() > 1;
        if (several && !projection.fields().isEmpty()) {
            throw new IllegalArgumentException("a path goes through " + name + ", a union of several types");
        }
        add(AvroProgram.UNION, branches.size());
        int last = branches.size() - 1;
        int[] jumps =
                IntStream.range(0, last).map(i -> add(AvroProgram.JUMP, 0)).toArray();
        branch(branches.get(last), several, projection);
        var ends = new ArrayList<Integer>();
        for (int i = 0; i < last; i++) {
            if (isSomething(branches.get(i))) {
                ends.add(add(AvroProgram.JUMP, 0));
                set(jumps[i], AvroProgram.JUMP, code.size());
                branch(branches.get(i), several, projection);
            } else {
                ends.add(jumps[i]);
            }
        }
        ends.forEach(jump -> set(jump, AvroProgram.JUMP, code.size()));
    }

    private void branch(Schema branch, boolean oneOfSeveral, Projection projection) {
        if (!isSomething(branch)) {
            return;
        }
        value(branch, oneOfSeveral ? Projection.NONE : projection);
        if (oneOfSeveral) {
            store(projection);
        }
    }

    private static boolean isSomething(Schema branch) {
        return branch.getType() != Schema.Type.NULL;
    }

    /** Adds an instruction whose operand is the address of code that is written later. */
    private void later(int operation, Schema schema, Projection projection) {
        int address = add(operation, 0);
        subroutines.add(() -> set(address, operation, address(schema, projection)));
    }

    private int address(Schema schema, Projection projection) {
        if (schema.getType() != Schema.Type.RECORD || !projection.isEmpty()) {
            return subroutine(schema, projection);
        }
        // Known before it is written: it may call itself.
        Integer known = records.putIfAbsent(schema.getFullName(), code.size());
        return known != null ? known : subroutine(schema, Projection.NONE);
    }

    private void store(Projection projection) {
        if (projection.slot() >= 0) {
            add(AvroProgram.STORE, projection.slot());
        }
    }

    /** Adds an instruction and returns its address. */
    private int add(int operation, int operand) {
        names.add(name);
        code.add(AvroProgram.instruction(operation, operand));
        return code.size() - 1;
    }

    private void set(int address, int operation, int operand) {
        code.set(address, AvroProgram.instruction(operation, operand));
    }
}
