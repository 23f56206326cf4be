// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

/**
 * What the machine and the workers did in the rounds of a contestant, from their begin to their end.
 *
 * @param idlePercent the share of the processors' time in which they had nothing to do
 * @param stolenPercent the share that the host of a virtual machine took for others
 * @param pauses those of all workers together, and of no other process
 */
record MachineLoad(double seconds, long idlePercent, long stolenPercent, GcPauses pauses) {

    /** Returns the share of the time in which a worker paused. */
    double pausePercent() {
        return pauses.totalMillis() / 10 / seconds;
    }
}
