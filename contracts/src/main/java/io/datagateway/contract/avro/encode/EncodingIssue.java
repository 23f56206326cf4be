// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro.encode;

import io.datagateway.contract.avro.AvroCursor;

/**
 * One reason why a value does not fit a schema.
 *
 * @param path of the value, {@code lines[3].qty}; entries of a map are numbered too, since a key is data. Empty for the
 *     value itself
 * @param rule one of the constants here
 * @param message the reason, in plain words, never the value
 */
public record EncodingIssue(String path, String rule, String message) {

    /** The value is null or missing, and the schema does not allow it. */
    public static final String REQUIRED = "required";
    /** The value is of another kind than the schema asks for. */
    public static final String TYPE = "type";
    /** The value is of the right kind, but the field cannot hold it exactly. */
    public static final String RANGE = "range";
    /** The value is what a stock connector writes in place of one that it cannot carry. */
    public static final String SUBSTITUTE = "substitute";
    /** The value is not one of the symbols. */
    public static final String ENUM = "enum";
    /** The record has no field for a key. */
    public static final String UNKNOWN_FIELD = "unknown-field";
    /** Nested deeper than {@value AvroCursor#MAX_DEPTH} levels, or in itself. */
    public static final String DEPTH = "depth";
    /** More values or bytes than {@link AvroEncoder} takes. */
    public static final String SIZE = "size";
}
