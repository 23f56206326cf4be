// SPDX-License-Identifier: Apache-2.0
package io.datagateway.hostile;

import java.io.IOException;
import java.net.URI;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A client that keeps its connection for some requests and then makes a new one. For one thread. */
final class Http1BatchClient implements BatchClient {

    private final SSLContext tls;
    private final URI gateway;
    private final int requestsPerConnection;
    private @Nullable Http1Connection connection;
    private int requests;

    Http1BatchClient(SSLContext tls, URI gateway, int requestsPerConnection) {
        this.tls = tls;
        this.gateway = gateway;
        this.requestsPerConnection = requestsPerConnection;
    }

    @Override
    public Reply send(AvroBatch batch) {
        try {
            Http1Connection used = connection();
            requests++;
            Reply reply = used.post(batch);
            if (used.closing() || requests >= requestsPerConnection) {
                close();
            }
            return reply;
        } catch (IOException e) {
            close();
            return Reply.NONE;
        }
    }

    /** Makes the connection for the next request now, if it can and there is none. */
    void connect() {
        try {
            connection();
        } catch (IOException e) {
            // The next request tries again, and says so.
        }
    }

    private Http1Connection connection() throws IOException {
        if (connection == null) {
            connection = new Http1Connection(tls, gateway);
            requests = 0;
        }
        return connection;
    }

    @Override
    public void close() {
        if (connection != null) {
            try {
                connection.close();
            } catch (IOException e) {
                // It had ended before.
            }
            connection = null;
        }
    }
}
