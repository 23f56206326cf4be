// SPDX-License-Identifier: Apache-2.0
package io.datagateway.cluster;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Whether ports of this machine can be listened on. */
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

    public static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
