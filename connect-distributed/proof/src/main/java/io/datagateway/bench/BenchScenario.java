// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

/** A comparison of subjects. */
interface BenchScenario {

    /** Measures all subjects. */
    BenchFigures run(BenchTestBed testBed) throws Exception;
}
