// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro.encode;

import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Writes a tree of plain Java values, such as parsed JSON or a row of a database, as the Avro binary of one schema.
 * Strict: nothing is rounded, guessed or left out; everything that does not fit is reported at once. Compiled once,
 * then used by any number of threads.
 *
 * <table>
 * <caption>What a type takes</caption>
 * <tr><td>boolean</td><td>{@code Boolean}</td></tr>
 * <tr><td>int, long</td><td>any number without a fraction, within range ({@code 3.0} is 3), plain text of one
 *     ({@code "-12"})</td></tr>
 * <tr><td>float, double</td><td>any number, as the nearest float or double, plain text of one ({@code "-12.50"}),
 *     {@code "NaN"}, {@code "Infinity"}, {@code "-Infinity"}</td></tr>
 * <tr><td>string, enum</td><td>{@code String}</td></tr>
 * <tr><td>bytes, fixed</td><td>{@code byte[]}, {@code ByteBuffer}, text in base64</td></tr>
 * <tr><td>decimal</td><td>{@code BigDecimal} and other numbers, plain text ({@code "-12.50"}), exact at the field's
 *     scale; a double counts as the digits it prints as</td></tr>
 * <tr><td>date, time-*, timestamp-*, local-timestamp-*</td><td>whole numbers already in the field's unit, the
 *     {@code java.time} types, ISO 8601 text, {@code java.util.Date} as Kafka Connect uses it (counted in UTC). Text of
 *     a timestamp-* has its offset; text of the others is without, or ends in {@code Z}, and a time-* may have the
 *     offset zero. A local-timestamp-* also takes an {@code Instant}, counted in UTC</td></tr>
 * <tr><td>uuid</td><td>{@code UUID}, text of 36 characters</td></tr>
 * <tr><td>record, map</td><td>{@code Map} with {@code String} keys</td></tr>
 * <tr><td>array</td><td>{@code List}</td></tr>
 * <tr><td>union</td><td>null; text as the branch string, if there is one without a logical type that takes it; else the
 *     first branch in the order of the schema that takes the value</td></tr>
 * </table>
 *
 * <p>A missing key is null. Null in a field that is not nullable is an issue even if the field has a default: in Avro
 * a default is what a reader puts in for older data, and a contract that requires a value is not met by inventing one.
 * So is what a stock connector writes in place of a value that it cannot carry, such as an infinite date.
 * A key without a field is an issue too: dropping data silently would hide that the contract is behind its source.
 */
public final class AvroEncoder {

    /** The greatest number of values in a tree, with all nested ones. */
    public static final int MAX_VALUES = 1_000_000;

    /** The greatest size of a datum, in bytes: approximate, as it is checked before each value. */
    public static final int MAX_BYTES = 64 << 20;

    /** The number of issues that are kept of one tree. */
    public static final int MAX_ISSUES = 1_000;

    private final Encoding root;

    public AvroEncoder(Schema schema) {
        this.root = new EncodingCompiler().compile(schema);
    }

    /**
     * The datum for {@code value}.
     *
     * @throws UnencodableException if the value does not fit the schema, with all the reasons
     */
    public byte[] encode(@Nullable Object value) throws UnencodableException {
        var context = new EncodingContext();
        context.write(root, value);
        return context.finish();
    }
}
