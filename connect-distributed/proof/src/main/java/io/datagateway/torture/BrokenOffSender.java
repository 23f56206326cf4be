// SPDX-License-Identifier: Apache-2.0
package io.datagateway.torture;

import io.datagateway.client.AvroBatch;
import io.datagateway.client.PostRequest;
import io.datagateway.client.RawConnection;
import io.datagateway.demo.Orders;
import io.datagateway.ledger.GatewayAnswer;
import io.datagateway.ledger.RequestOutcome;
import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import javax.net.ssl.SSLContext;

/**
 * Sends requests whose body breaks off before its announced end, where a record ends: the part that arrives is the
 * whole batch by its look and by the header {@code batch}, and only the missing byte tells that it is not the whole
 * request.
 */
final class BrokenOffSender {

    private final SSLContext tls;

    BrokenOffSender(SSLContext tls) {
        this.tls = tls;
    }

    /** Returns the answer that came all the same, or no answer. */
    GatewayAnswer send(PlannedBatch batch, String url) throws IOException {
        var announced = new AvroBatch(Orders.TOPIC, Orders.VERSION, batch.announced(), batch.body());
        byte[] head = new PostRequest(announced, batch.key()).head(batch.body().length + 1);
        try (var connection = new RawConnection(tls, URI.create(url), BatchSender.TIMEOUT)) {
            return answer(connection.sendTruncated(head, batch.body()).status());
        } catch (EOFException e) {
            return GatewayAnswer.NONE;
        }
    }

    private static GatewayAnswer answer(int status) {
        return GatewayAnswer.of(
                status,
                status == 201
                        ? RequestOutcome.WRITTEN
                        : status < 500 ? RequestOutcome.REJECTED : RequestOutcome.NOT_WRITTEN);
    }
}
