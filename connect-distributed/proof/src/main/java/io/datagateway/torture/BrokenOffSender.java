// SPDX-License-Identifier: Apache-2.0
package io.datagateway.torture;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.datagateway.demo.Orders;
import io.datagateway.ledger.GatewayAnswer;
import io.datagateway.ledger.GatewayOutcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.URI;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * Breaks off a body before its announced end, where a record ends: what arrives is the whole batch by its look and by the
 * header {@code batch}, and only the missing byte tells that it is not the whole request.
 */
final class BrokenOffSender {

    private final SSLContext tls;

    BrokenOffSender(SSLContext tls) {
        this.tls = tls;
    }

    /** The answer that came all the same; unknown if, as it should be, there is none with 201. */
    GatewayAnswer send(PlannedBatch batch, String url) throws IOException {
        URI uri = URI.create(url);
        try (var socket = (SSLSocket) tls.getSocketFactory().createSocket()) {
            socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), (int) BatchSender.TIMEOUT.toMillis());
            socket.setSoTimeout((int) BatchSender.TIMEOUT.toMillis());
            var out = socket.getOutputStream();
            out.write(head(batch, uri).getBytes(US_ASCII));
            out.write(batch.body());
            out.flush();
            socket.shutdownOutput();
            var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
            return answer(lines.readLine());
        }
    }

    private static String head(PlannedBatch batch, URI uri) {
        return String.join(
                "\r\n",
                "POST /api/1.0/" + Orders.TOPIC + " HTTP/1.1",
                "Host: " + uri.getAuthority(),
                "Content-Type: application/avro",
                "Content-Length: " + (batch.body().length + 1),
                "Idempotency-Key: " + batch.key(),
                "version: " + Orders.VERSION,
                "batch: " + batch.announced(),
                "",
                "");
    }

    private static GatewayAnswer answer(@Nullable String statusLine) {
        if (statusLine == null) {
            return GatewayAnswer.NONE;
        }
        int status = Integer.parseInt(statusLine.split(" ")[1]);
        return GatewayAnswer.of(
                status,
                status == 201
                        ? GatewayOutcome.WRITTEN
                        : status < 500 ? GatewayOutcome.REJECTED : GatewayOutcome.NOT_WRITTEN);
    }
}
