// SPDX-License-Identifier: Apache-2.0
package io.datagateway.cluster;

/** Numbers of a command line. */
public final class Numbers {

    private Numbers() {}

    /**
     * @param what in the message, as in "--brokers takes a number, 1 to 9"
     * @throws IllegalArgumentException if it is not a number in the range
     */
    public static int parse(String what, String text, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, in the same words as a number out of range.
        }
        throw new IllegalArgumentException(
                what + ": expected a number from " + least + " to " + most + ", not " + text);
    }
}
