// SPDX-License-Identifier: Apache-2.0
package io.datagateway.hostile;

import io.datagateway.client.AvroBatch;
import io.datagateway.client.PostRequest;
import io.datagateway.client.RawConnection;
import java.io.IOException;
import java.net.URI;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A client over HTTP/1.1 that keeps its connection for some requests and then makes a new one. For one thread. */
final class Http1BatchClient implements BatchClient {

    private final SSLContext tls;
    private final URI gateway;
    private final int requestsPerConnection;
    private @Nullable RawConnection connection;
    private int requests;

    Http1BatchClient(SSLContext tls, URI gateway, int requestsPerConnection) {
        this.tls = tls;
        this.gateway = gateway;
        this.requestsPerConnection = requestsPerConnection;
    }

    @Override
    public Reply send(AvroBatch batch) {
        try {
            RawConnection used = connection();
            requests++;
            Reply reply = Reply.of(used.send(new PostRequest(batch).head(), batch.body()));
            if (used.isClosing() || requests >= requestsPerConnection) {
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

    private RawConnection connection() throws IOException {
        if (connection == null) {
            connection = new RawConnection(tls, gateway);
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
