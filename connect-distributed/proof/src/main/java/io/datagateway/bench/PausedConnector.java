// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import io.datagateway.connect.ConnectRest;
import java.io.IOException;

/** A connector that is deployed and paused. */
record PausedConnector(ConnectRest rest, String connector) implements Copier {

    @Override
    public void start(long records) throws IOException {
        rest.resume(connector);
    }

    @Override
    public void stop() throws IOException, InterruptedException {
        ValidationConnectors.pause(rest, connector);
    }
}
