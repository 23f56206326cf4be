// SPDX-License-Identifier: Apache-2.0
package io.datagateway.hostile;

import java.util.List;
import java.util.Map;

/** One way to mean harm. */
interface Part {

    /** Settings of the gateway's connector that it needs, on top of the shipped ones. */
    Map<String, String> settings();

    /**
     * Does it and judges what came of it.
     *
     * @param figures gets what was measured
     */
    List<Check> run(Ground ground, Map<String, Object> figures) throws Exception;
}
