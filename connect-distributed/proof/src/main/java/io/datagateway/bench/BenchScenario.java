// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.util.List;

/** A comparison of subjects. */
interface BenchScenario {

    /**
     * Measures all subjects.
     *
     * @param goalResults gets the measurements that have a goal
     */
    List<Measurement> run(BenchTestBed testBed, List<GoalResult> goalResults) throws Exception;
}
