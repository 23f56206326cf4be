// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.text;

/**
 * The number of slips of the hand between two names: letters missing, added, replaced, or swapped with their neighbour
 * (optimal string alignment).
 */
public final class EditDistance {

    private EditDistance() {}

    public static int between(String one, String other) {
        int[] beforeLast = new int[other.length() + 1];
        int[] last = new int[other.length() + 1];
        for (int column = 0; column < last.length; column++) {
            last[column] = column;
        }
        for (int row = 1; row <= one.length(); row++) {
            int[] current = new int[other.length() + 1];
            current[0] = row;
            for (int column = 1; column < current.length; column++) {
                boolean same = one.charAt(row - 1) == other.charAt(column - 1);
                int best = Math.min(Math.min(last[column], current[column - 1]) + 1, last[column - 1] + (same ? 0 : 1));
                boolean swapped = isSwapped(one, row, other, column);
                current[column] = swapped ? Math.min(best, beforeLast[column - 2] + 1) : best;
            }
            beforeLast = last;
            last = current;
        }
        return last[other.length()];
    }

    private static boolean isSwapped(String one, int row, String other, int column) {
        return row > 1
                && column > 1
                && one.charAt(row - 1) == other.charAt(column - 2)
                && one.charAt(row - 2) == other.charAt(column - 1);
    }
}
