// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro;

/**
 * A schema as straight code for {@link AvroCursor}. An instruction is one word, an operation and its operand; records
 * in records and the items of arrays and maps are subroutines. An operation that reads leaves a value behind, which
 * {@link #STORE} puts into a slot: so fields that nobody asks for cost nothing but their reading.
 *
 * @see AvroProgramCompiler
 */
final class AvroProgram {

    static final int END = 0;
    static final int BOOLEAN = 1;
    static final int INT = 2;
    static final int LONG = 3;
    /** A long whose value nobody asks for. */
    static final int SKIP_LONG = 4;

    static final int FLOAT = 5;
    static final int DOUBLE = 6;
    static final int STRING = 7;
    static final int BYTES = 8;
    /** Operand: the size. */
    static final int FIXED = 9;
    /** Operand: the number of symbols. */
    static final int ENUM = 10;
    /** Operand: the number of branches. Leaves out as many of the following instructions as the index says. */
    static final int UNION = 11;
    /** Operand: an address. */
    static final int JUMP = 12;
    /** Operand: the address of the subroutine. */
    static final int CALL = 13;
    /** Operand: the address of the subroutine for an item. */
    static final int ARRAY = 14;
    /** Operand: the address of the subroutine for a value. */
    static final int MAP = 15;
    /** Operand: the slot that takes the value read last; after anything else it only says that the field is there. */
    static final int STORE = 16;
    /** Operand: the number of the {@link LogicalCheck} for the value read last. */
    static final int CHECK = 17;

    /** {@link #STRING} and {@link #STORE} in one; operand: the slot. The same for those that follow. */
    static final int STORE_STRING = 18;

    static final int STORE_LONG = 19;
    static final int STORE_DOUBLE = 20;
    static final int STORE_INT = 21;
    /** The index of a union of null and a type. Operand: the address to go on at if it is null. */
    static final int OPTIONAL = 22;

    private static final int OPERATION_BITS = 5;

    private final int[] code;
    private final String[] names;
    private final LogicalCheck[] checks;

    AvroProgram(int[] code, String[] names, LogicalCheck[] checks) {
        this.code = code;
        this.names = names;
        this.checks = checks;
    }

    static int instruction(int operation, int operand) {
        if (operand > Integer.MAX_VALUE >>> OPERATION_BITS) {
            throw new IllegalArgumentException("the schema is too large: " + operand);
        }
        return operand << OPERATION_BITS | operation;
    }

    static int operation(int instruction) {
        return instruction & ((1 << OPERATION_BITS) - 1);
    }

    static int operand(int instruction) {
        return instruction >>> OPERATION_BITS;
    }

    int[] code() {
        return code;
    }

    /** For each instruction the field of the record that it reads; empty for the value itself. */
    String[] names() {
        return names;
    }

    LogicalCheck[] checks() {
        return checks;
    }
}
