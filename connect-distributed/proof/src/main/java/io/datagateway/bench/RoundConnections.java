// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import io.datagateway.client.RawConnection;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;

/** Connections to one server for one round: between two rounds the server would close them as idle. */
final class RoundConnections implements AutoCloseable {

    private final SSLContext tls;
    private final URI server;
    private final int count;
    private final List<RawConnection> open = new ArrayList<>();

    RoundConnections(SSLContext tls, URI server, int count) {
        this.tls = tls;
        this.server = server;
        this.count = count;
    }

    /** Connects. */
    List<RawConnection> open() throws IOException {
        while (open.size() < count) {
            open.add(new RawConnection(tls, server));
        }
        return open;
    }

    @Override
    public void close() throws IOException {
        for (RawConnection connection : open) {
            connection.close();
        }
    }
}
