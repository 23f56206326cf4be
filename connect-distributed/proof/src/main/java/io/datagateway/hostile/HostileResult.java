// SPDX-License-Identifier: Apache-2.0
package io.datagateway.hostile;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The result of a scenario.
 *
 * @param measurements the measurements by name, in the order to show them; judged only as far as the checks say
 */
record HostileResult(String scenario, List<HostileCheck> checks, Map<String, Object> measurements, Duration length) {

    boolean holds() {
        return checks.stream().allMatch(HostileCheck::holds);
    }
}
