// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract;

import java.util.List;

/**
 * The contract of a topic, in all its versions, if it cannot be used. Records of the topic wait until it is mended:
 * nobody can judge them, and they are not to blame.
 *
 * @param topic the base topic, without suffix
 * @param problems everything that is wrong, a line each: the place, the mistake and the remedy
 */
public record UnavailableContract(String topic, List<String> problems) {

    public UnavailableContract {
        problems = List.copyOf(problems);
    }

    /** For logs, not for clients: the problems name files. */
    @Override
    public String toString() {
        return topic + " has no contract that can be used:\n" + String.join("\n", problems);
    }
}
