// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.server;

import io.datagateway.http.connection.ConnectionLimits;
import io.datagateway.http.tls.TlsContext;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Settings of the HTTPS port.
 *
 * @param host name or address of the interface; {@code 0.0.0.0} for all
 * @param port 0 lets the system choose one
 * @param ssl Kafka's {@code ssl.*} settings without a prefix, secrets as {@code Password}; see {@link TlsContext}
 */
public record ListenerSettings(String host, int port, Map<String, ?> ssl, ConnectionLimits limits) {

    public ListenerSettings {
        var stated = new TreeMap<String, Object>(ssl);
        stated.values().removeIf(value -> value == null);
        ssl = Collections.unmodifiableMap(stated);
    }

    /** Names the {@code ssl.*} settings without their values: some are secrets. */
    @Override
    public String toString() {
        return "https://" + host + ":" + port + " (idle timeout "
                + limits.timeouts().idle() + ", " + ssl.keySet() + ")";
    }
}
