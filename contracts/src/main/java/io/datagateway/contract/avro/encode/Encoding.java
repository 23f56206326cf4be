// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro.encode;

/** How the values of one schema are written. Immutable once compiled. */
interface Encoding {

    /** Writes the value to the context, or tells it what is wrong. */
    void write(Object value, EncodingContext context);

    /** The same for null. */
    default void writeNull(EncodingContext context) {
        context.refuse(EncodingIssue.REQUIRED, "is null or missing");
    }
}
