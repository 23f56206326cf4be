// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

/**
 * What a contract may have at most. Far above what people write, and low enough that a contract of any content is read,
 * checked and compiled within 5 seconds and 256 MB, or refused with the place of the mistake.
 */
final class ContractLimits {

    /** Of the document, and of the Avro schema. */
    static final int FILE_BYTES = 1 << 20;

    /** Of lists and mappings in the document. */
    static final int DOCUMENT_DEPTH = 64;

    /** Values, lists and mappings in the document, its keys included. */
    static final int DOCUMENT_NODES = 200_000;

    /** Characters of the path to a value, which is kept for each. */
    static final int PATH_LENGTH = 500;

    /** Characters of a key. */
    static final int KEY_LENGTH = 200;

    /** Digits of a number. */
    static final int DIGITS = 100;

    /** Mistakes that are reported of one file. */
    static final int ISSUES = 1_000;

    static final int RULES = 10_000;

    static final int EXPRESSIONS = 500;

    /** Characters of an expression. */
    static final int EXPRESSION_LENGTH = 2_000;

    /** Brackets in brackets of an expression; a condition ({@code ? :}) counts as one. */
    static final int EXPRESSION_DEPTH = 50;

    /** Characters of a pattern as it is written. */
    static final int PATTERN_LENGTH = 1_000;

    /** {@link io.datagateway.contract.PatternSize} of all patterns together. */
    static final int PATTERNS_SIZE = 100_000;

    /** Of lists and objects in the JSON of the Avro schema. */
    static final int SCHEMA_DEPTH = 256;

    /** Records, enums and fixed types. */
    static final int NAMED_TYPES = 1_000;

    /** Symbols of all enums, and fields of all records, together. */
    static final int SYMBOLS_AND_FIELDS = 50_000;

    /** Types of one union. */
    static final int BRANCHES = 100;

    /** Digits of a decimal. */
    static final int PRECISION = 1_000;

    /** Bytes of a fixed type. */
    static final int FIXED_BYTES = 1 << 20;

    private ContractLimits() {}
}
