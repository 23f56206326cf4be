// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro;

/**
 * A schema as straight code for {@link AvroCursor}. An instruction is two words, the operation and its operand; records
 * in records and the items of arrays and maps are subroutines. An operation that reads leaves a value behind, which
 * {@link #STORE} puts into a slot: so fields that nobody wants cost nothing but their reading.
 *
 * @see AvroProgramCompiler
 */
final class AvroProgram {

    /** Words of an instruction. */
    static final int WIDTH = 2;

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
    /** Operand: the number of branches. Skips as many of the following instructions as the index says. */
    static final int UNION = 10;
    /** Operand: an address. */
    static final int JUMP = 11;
    /** Operand: the address of the subroutine. */
    static final int CALL = 12;
    /** Operand: the address of the subroutine for an item. */
    static final int ARRAY = 13;
    /** Operand: the address of the subroutine for a value. */
    static final int MAP = 14;
    /** Operand: the slot that takes the value read last; after anything else it only says that the field is there. */
    static final int STORE = 15;

    private final int[] code;
    private final String[] names;

    AvroProgram(int[] code, String[] names) {
        this.code = code;
        this.names = names;
    }

    int[] code() {
        return code;
    }

    /** For each address of an instruction the field of the record that it reads; empty for the value itself. */
    String[] names() {
        return names;
    }
}
