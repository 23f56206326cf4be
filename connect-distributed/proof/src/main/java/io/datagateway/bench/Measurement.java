// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The measurement of one subject.
 *
 * @param unit the unit of the numbers, as in "records/s"
 * @param stationary whether its warm-up ended because figures no longer rose or fell, and not at its bound
 * @param load what machine and workers did in these rounds, from the begin of each to its end
 */
record Measurement(
        @JsonProperty("contestant") String subject,
        String unit,
        @JsonProperty("spread") RoundStatistics statistics,
        boolean stationary,
        MachineLoad load) {}
