// SPDX-License-Identifier: Apache-2.0
package io.datagateway.hostile;

import io.datagateway.client.AvroBatch;
import io.datagateway.demo.GatewayClient;
import java.io.IOException;

/** A client whose requests share a connection of HTTP/2, on the demonstration's. */
record Http2BatchClient(GatewayClient client) implements BatchClient {

    @Override
    public Reply send(AvroBatch batch) throws InterruptedException {
        try {
            GatewayClient.Answer answer = client.post(batch.topic(), batch.headers(), batch.body());
            return new Reply(answer.status(), answer.text("code"), 0);
        } catch (IOException e) {
            return Reply.NONE;
        }
    }

    @Override
    public void close() {
        // The JDK's client ends its connections when nobody uses it any more.
    }
}
