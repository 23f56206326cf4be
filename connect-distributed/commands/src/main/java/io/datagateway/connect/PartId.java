// SPDX-License-Identifier: Apache-2.0
package io.datagateway.connect;

/**
 * Names what Connect runs by itself: a connector, or one of its tasks.
 *
 * @param task {@link #CONNECTOR} for the connector itself
 */
record PartId(String connector, int task) {

    static final int CONNECTOR = -1;

    boolean isConnector() {
        return task == CONNECTOR;
    }

    /** The part as it is told of its connector. */
    @Override
    public String toString() {
        return isConnector() ? "the connector" : "task " + task;
    }
}
