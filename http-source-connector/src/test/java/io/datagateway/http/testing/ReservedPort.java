// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * A port for a server whose settings must name it beforehand. A socket is bound to it but does not listen: the system
 * gives the port to nobody who asks for any port, while a server that asks for this one, with {@code SO_REUSEADDR}, gets it.
 */
public final class ReservedPort {

    private final Socket reservation = new Socket();

    public ReservedPort() {
        try {
            reservation.setReuseAddress(true);
            reservation.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int number() {
        return reservation.getLocalPort();
    }
}
