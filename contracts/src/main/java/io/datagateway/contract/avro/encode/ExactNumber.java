// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro.encode;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Converts numbers and their text to decimals, without rounding, and without much work for short texts of huge numbers.
 */
final class ExactNumber {

    private static final Pattern PLAIN = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
    /** The longest text of a number that is read, as in Jackson: arithmetic on longer ones is slow. */
    private static final int MAX_DIGITS = 1_000;
    /** An upper bound of the bits of {@value #MAX_DIGITS} digits. */
    private static final int MAX_BITS = 10 * MAX_DIGITS / 3;

    private ExactNumber() {}

    /** The number; a float or double as the digits it prints as. Null if it is NaN, infinite or of an unknown class. */
    static @Nullable BigDecimal of(Number number) {
        if (number instanceof BigDecimal decimal) {
            return decimal;
        }
        if (number instanceof BigInteger integer) {
            return new BigDecimal(integer);
        }
        if (number instanceof Double || number instanceof Float) {
            return Double.isFinite(number.doubleValue()) ? new BigDecimal(number.toString()) : null;
        }
        boolean whole = number instanceof Integer
                || number instanceof Long
                || number instanceof Short
                || number instanceof Byte;
        return whole ? BigDecimal.valueOf(number.longValue()) : null;
    }

    /** The number written as {@code -12.50}, without exponent; null if it is not one. */
    static @Nullable BigDecimal of(String text) {
        return text.length() <= MAX_DIGITS && PLAIN.matcher(text).matches() ? new BigDecimal(text) : null;
    }

    /** Returns true if arithmetic and text of the number's digits take little work. */
    static boolean isShort(BigDecimal number) {
        return number.unscaledValue().bitLength() <= MAX_BITS;
    }

    /** Returns true if the number has at most so many digits before the point, so that it is safe to expand. */
    static boolean hasAtMost(int digits, BigDecimal number) {
        if (number.signum() == 0) {
            return true;
        }
        return isShort(number) && (long) number.precision() - number.scale() <= digits;
    }
}
