// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The measurement of one subject.
 *
 * @param unit the unit of the numbers, as in "records/s"
 */
record Measurement(
        @JsonProperty("contestant") String subject,
        String unit,
        @JsonProperty("spread") RoundStatistics statistics) {

    /** Returns the ratio of this to another one, round by round. */
    Measurement by(Measurement other) {
        return new Measurement(subject + " / " + other.subject(), "", statistics.by(other.statistics()));
    }
}
