// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro;

import io.datagateway.contract.FieldPath;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.avro.Schema;

/**
 * A schema as straight code for {@link AvroCursor}. An instruction is an operation, the slot it fills (or -1) and its
 * operands; the items of arrays and maps and the records nobody asks into are subroutines.
 */
final class AvroProgram {

    static final int END = 0;
    static final int BOOLEAN = 1;
    static final int INT = 2;
    static final int LONG = 3;
    static final int FLOAT = 4;
    static final int DOUBLE = 5;
    static final int STRING = 6;
    static final int BYTES = 7;
    /** Operand: the size. */
    static final int FIXED = 8;
    /** Operand: the number of symbols. */
    static final int ENUM = 9;
    /** Operands: the number of branches, then the address of each. */
    static final int UNION = 10;
    /** Operand: an address. */
    static final int JUMP = 11;
    /** Operand: the address of the subroutine for an item. */
    static final int ARRAY = 12;
    /** Operand: the address of the subroutine for a value. */
    static final int MAP = 13;
    /** Operand: the address of the subroutine. */
    static final int CALL = 14;
    /** Fills the slot with 0: the value is there. */
    static final int MARK = 15;

    private final List<Integer> code = new ArrayList<>();
    private final Map<Integer, String> names = new HashMap<>();
    private final Map<String, Integer> records = new HashMap<>();
    private final Deque<Runnable> subroutines = new ArrayDeque<>();

    private AvroProgram() {}

    /** The code, and for each address of an instruction the name of the field it reads. */
    record Compiled(List<Integer> code, List<String> names) {}

    static Compiled compile(Schema schema, List<FieldPath> wanted) {
        var program = new AvroProgram();
        program.value(schema, WantedField.tree(wanted), "");
        program.add(END);
        while (!program.subroutines.isEmpty()) {
            program.subroutines.remove().run();
        }
        List<String> names = IntStream.range(0, program.code.size())
                .mapToObj(at -> program.names.getOrDefault(at, ""))
                .toList();
        return new Compiled(program.code, names);
    }

    /** Whether some datum of the schema takes no byte at all, so that counting datums has no end. */
    static boolean mayBeEmpty(Schema schema) {
        return mayBeEmpty(schema, new HashSet<>());
    }

    private static boolean mayBeEmpty(Schema schema, Set<String> seen) {
        return switch (schema.getType()) {
            case NULL -> true;
            case FIXED -> schema.getFixedSize() == 0;
            case RECORD ->
                seen.add(schema.getFullName())
                        && schema.getFields().stream().allMatch(field -> mayBeEmpty(field.schema(), seen));
            default -> false;
        };
    }

    private void value(Schema schema, WantedField wanted, String where) {
        names.put(code.size(), where);
        int slot = wanted.slot();
        switch (schema.getType()) {
            case NULL -> {}
            case BOOLEAN -> add(BOOLEAN, slot);
            case INT -> add(INT, slot);
            case LONG -> add(LONG, slot);
            case FLOAT -> add(FLOAT, slot);
            case DOUBLE -> add(DOUBLE, slot);
            case STRING -> add(STRING, slot);
            case BYTES -> add(BYTES, slot);
            case FIXED -> add(FIXED, slot, schema.getFixedSize());
            case ENUM -> add(ENUM, slot, schema.getEnumSymbols().size());
            case ARRAY -> items(ARRAY, slot, schema.getElementType());
            case MAP -> items(MAP, slot, schema.getValueType());
            case UNION -> union(schema.getTypes(), wanted, where);
            case RECORD -> record(schema, wanted, where);
        }
    }

    private void items(int operation, int slot, Schema items) {
        if (operation == ARRAY && mayBeEmpty(items)) {
            throw new IllegalArgumentException("an array has items that may take no byte: " + items.getType());
        }
        add(operation, slot, 0);
        int operand = code.size() - 1;
        subroutines.add(() -> {
            code.set(operand, code.size());
            value(items, WantedField.NONE, "");
            add(END);
        });
    }

    private void union(List<Schema> branches, WantedField wanted, String where) {
        long types = branches.stream()
                .filter(branch -> branch.getType() != Schema.Type.NULL)
                .count();
        if (types > 1 && !wanted.fields().isEmpty()) {
            throw new IllegalArgumentException("a path goes through a union of several types: " + where);
        }
        int at = code.size();
        add(UNION, branches.size());
        branches.forEach(branch -> add(0));
        var jumps = new ArrayList<Integer>();
        for (int i = 0; i < branches.size(); i++) {
            code.set(at + 2 + i, code.size());
            branch(branches.get(i), types > 1, wanted, where);
            add(JUMP, 0);
            jumps.add(code.size() - 1);
        }
        jumps.forEach(operand -> code.set(operand, code.size()));
    }

    private void branch(Schema branch, boolean oneOfSeveral, WantedField wanted, String where) {
        if (oneOfSeveral && branch.getType() != Schema.Type.NULL) {
            mark(wanted);
        }
        value(branch, oneOfSeveral ? WantedField.NONE : wanted, where);
    }

    private void record(Schema schema, WantedField wanted, String where) {
        if (wanted.fields().isEmpty() && !where.isEmpty()) {
            mark(wanted);
            call(schema, where);
            return;
        }
        mark(wanted);
        wanted.fields().keySet().stream()
                .filter(name -> schema.getField(name) == null)
                .findAny()
                .ifPresent(name -> {
                    throw new IllegalArgumentException(schema.getFullName() + " has no field " + name);
                });
        for (Schema.Field field : schema.getFields()) {
            String name = where.isEmpty() ? field.name() : where + "." + field.name();
            value(field.schema(), wanted.field(field.name()), name);
        }
    }

    private void call(Schema schema, String where) {
        names.put(code.size(), where);
        add(CALL, 0);
        int operand = code.size() - 1;
        subroutines.add(() -> code.set(operand, subroutine(schema)));
    }

    private int subroutine(Schema schema) {
        Integer known = records.get(schema.getFullName());
        if (known != null) {
            return known;
        }
        int address = code.size();
        records.put(schema.getFullName(), address);
        record(schema, WantedField.NONE, "");
        add(END);
        return address;
    }

    private void mark(WantedField wanted) {
        if (wanted.slot() >= 0) {
            add(MARK, wanted.slot());
        }
    }

    private void add(int... instruction) {
        for (int word : instruction) {
            code.add(word);
        }
    }
}
