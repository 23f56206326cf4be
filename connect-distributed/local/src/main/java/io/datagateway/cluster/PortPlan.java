// SPDX-License-Identifier: Apache-2.0
package io.datagateway.cluster;

/**
 * The ports of a cluster. Each component is the port of the first process of a kind; process {@code n} has the port
 * that is {@code n - 1} higher.
 *
 * @param broker where a broker listens for clients
 * @param controller where a broker listens for the other controllers
 * @param connect of a worker's REST interface
 * @param gateway where a worker serves the gateway; ten above, its management port if the connector has one
 */
public record PortPlan(int broker, int controller, int connect, int gateway) {

    /** Returns the plan of a cluster that has a block of fifty ports to itself. */
    static PortPlan ofBlock(int basePort) {
        return new PortPlan(basePort + 1, basePort + 11, basePort + 21, basePort + 31);
    }

    int broker(int number) {
        return broker + number - 1;
    }

    int controller(int number) {
        return controller + number - 1;
    }

    int connect(int worker) {
        return connect + worker - 1;
    }

    int gateway(int worker) {
        return gateway + worker - 1;
    }

    public int management(int worker) {
        return gateway(worker) + 10;
    }
}
