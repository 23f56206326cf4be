// SPDX-License-Identifier: Apache-2.0
package io.datagateway.hostile;

import java.util.List;
import java.util.Map;

/** One way to mean harm. */
interface HostileScenario {

    /** Settings of the gateway's connector that it needs, on top of the shipped ones. */
    Map<String, String> settings();

    /**
     * Does it and judges what came of it.
     *
     * @param measurements gets what was measured
     */
    List<Check> run(HostileTestBed testBed, Map<String, Object> measurements) throws Exception;
}
