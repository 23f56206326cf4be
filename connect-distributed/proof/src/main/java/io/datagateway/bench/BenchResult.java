// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.datagateway.cluster.Layout;
import java.util.List;

/** The result of a scenario. */
record BenchResult(
        @JsonProperty("part") String scenario,
        Layout layout,
        @JsonProperty("figures") List<Measurement> measurements,
        @JsonProperty("rows") List<GoalResult> goalResults,
        long seconds) {}
