// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.util.List;

/** One comparison. */
interface BenchScenario {

    /**
     * Measures.
     *
     * @param goalResults gets what can be judged
     */
    List<Measurement> run(BenchTestBed testBed, List<GoalResult> goalResults) throws Exception;
}
