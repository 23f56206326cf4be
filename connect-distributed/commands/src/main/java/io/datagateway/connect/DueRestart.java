// SPDX-License-Identifier: Apache-2.0
package io.datagateway.connect;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The failed parts of one connector that are to be restarted now.
 *
 * @param parts the connector itself first; at least one
 */
record DueRestart(ConnectorStatus status, List<PartId> parts) {

    String connector() {
        return status.name();
    }

    /**
     * Restarts all that has failed as a whole, if it is all due, or else piece by piece. The leader writes the whole
     * (KIP-745) to the config topic, which it may refuse for ever after an error there (seen with 4.3.1); a single
     * piece is asked of the worker that has it.
     */
    void restart(ConnectRest worker) throws IOException {
        if (parts.size() == failedParts()) {
            try {
                worker.restartFailed(connector());
                return;
            } catch (RequestRefusedException e) {
                if (!e.isServerError()) {
                    throw e;
                }
            }
        }
        for (PartId part : parts) {
            if (part.isConnector()) {
                worker.restartConnector(connector());
            } else {
                worker.restartTask(connector(), part.task());
            }
        }
    }

    private long failedParts() {
        return status.parts().values().stream()
                .filter(ConnectorStatus.Part::failed)
                .count();
    }

    /** The parts, and with which exceptions they failed. */
    String text() {
        return parts.stream().map(PartId::toString).collect(Collectors.joining(", "))
                + " after "
                + parts.stream()
                        .map(part ->
                                Objects.requireNonNull(status.parts().get(part)).failure())
                        .distinct()
                        .collect(Collectors.joining("; "));
    }
}
