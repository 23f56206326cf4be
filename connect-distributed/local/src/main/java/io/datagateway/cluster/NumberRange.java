// SPDX-License-Identifier: Apache-2.0
package io.datagateway.cluster;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Converts an argument to a number between two bounds. Picocli makes converters by a constructor without parameters: each
 * range is a nested class of its command, as in {@code static final class Port extends NumberRange}.
 */
public abstract class NumberRange implements ITypeConverter<Integer> {

    private final int least;
    private final int most;

    protected NumberRange(int least, int most) {
        this.least = least;
        this.most = most;
    }

    @Override
    public final Integer convert(String text) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, in the same words as a number out of range.
        }
        throw new TypeConversionException("expected a number from " + least + " to " + most + ", not " + text);
    }
}
