// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro.encode;

/** Writes the values of one schema. Immutable once compiled. */
interface Encoding {

    /** Writes the value to the context, or reports to it why that is not possible. */
    void write(Object value, EncodingContext context);

    /** Writes null, or reports that it is not allowed. */
    default void writeNull(EncodingContext context) {
        context.refuse(EncodingIssue.REQUIRED, "is null or missing");
    }
}
