// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.testing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Connections that stay open until their test ends. */
public final class OpenConnections implements AutoCloseable {

    private final List<RawConnection> open = new ArrayList<>();

    public synchronized RawConnection add(RawConnection connection) {
        open.add(connection);
        return connection;
    }

    @Override
    public synchronized void close() throws IOException {
        for (RawConnection connection : open) {
            connection.close();
        }
    }
}
