// SPDX-License-Identifier: Apache-2.0
package io.datagateway.hostile;

import java.util.List;
import java.util.Map;

/** A kind of abuse of the gateway. */
interface HostileScenario {

    /** Returns the settings of the gateway's connector that it needs, on top of the shipped ones. */
    Map<String, String> settings();

    /**
     * Runs and returns the checks of the result.
     *
     * @param measurements gets the measurements, by name
     */
    List<HostileCheck> run(HostileTestBed testBed, Map<String, Object> measurements) throws Exception;
}
