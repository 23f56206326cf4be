// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

/**
 * What one contestant has shown.
 *
 * @param unit of the numbers, as in "records/s"
 */
record Figure(String contestant, String unit, Spread spread) {

    /** The ratio of this to another one, round by round. */
    Figure by(Figure other) {
        return new Figure(contestant + " / " + other.contestant(), "", spread.by(other.spread()));
    }
}
