// SPDX-License-Identifier: Apache-2.0
package io.datagateway.cluster;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Checks of the ports of this machine. */
public final class Ports {

    private Ports() {}

    /** Fails if one that the cluster needs is in use. */
    static void check(Topology topology) throws IOException {
        for (int port : topology.allPorts()) {
            if (!isFree(port)) {
                throw new IOException(
                        "port " + port + " is in use; end what uses it, or choose others with --base-port");
            }
        }
    }

    /** Returns true if no process listens at the port. */
    public static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
