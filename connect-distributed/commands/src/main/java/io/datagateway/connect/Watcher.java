// SPDX-License-Identifier: Apache-2.0
package io.datagateway.connect;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks at all connectors of a cluster and restarts the failed ones, by the first of its workers that answers. */
final class Watcher {

    /** What one look at the cluster has led to. */
    enum Outcome {
        NOTHING_TO_DO,
        RESTARTED,
        NOT_DONE
    }

    private final List<ConnectRest> workers;
    private final PrintStream out;
    private final Restarts restarts = new Restarts();
    private final Set<ConnectRest> silent = new HashSet<>();

    Watcher(List<ConnectRest> workers, PrintStream out) {
        this.workers = workers;
        this.out = out;
    }

    /** @param now as {@link Restarts} wants it */
    Outcome look(Duration now) {
        for (ConnectRest worker : workers) {
            Collection<ConnectorStatus> all;
            try {
                all = worker.statuses().values();
            } catch (IOException e) {
                if (silent.add(worker)) {
                    say(worker.url() + " does not answer: " + e.getMessage());
                }
                continue;
            }
            if (silent.remove(worker)) {
                say(worker.url() + " answers again");
            }
            return restart(restarts.due(all, now), worker, now);
        }
        return Outcome.NOT_DONE;
    }

    private Outcome restart(List<ConnectorStatus> due, ConnectRest worker, Duration now) {
        Outcome outcome = due.isEmpty() ? Outcome.NOTHING_TO_DO : Outcome.RESTARTED;
        for (ConnectorStatus status : due) {
            String connector = status.name();
            try {
                restart(status, worker);
                say(connector + ": restarted " + failed(status), restarts.restarted(connector, now));
            } catch (IOException e) {
                say(connector + ": not restarted: " + e.getMessage(), restarts.refused(connector, now));
                outcome = Outcome.NOT_DONE;
            }
        }
        return outcome;
    }

    /**
     * As a whole, or else piece by piece: the leader writes the whole (KIP-745) to the config topic, which it may refuse for
     * ever after an error there (seen with 4.3.1); a single piece is asked of the worker that has it.
     */
    private static void restart(ConnectorStatus status, ConnectRest worker) throws IOException {
        try {
            worker.restartFailed(status.name());
        } catch (RefusedException e) {
            if (!e.isServerError()) {
                throw e;
            }
            restartPieces(status, worker);
        }
    }

    private static void restartPieces(ConnectorStatus status, ConnectRest worker) throws IOException {
        if (status.connector().failed()) {
            worker.restartConnector(status.name());
        }
        for (Map.Entry<Integer, ConnectorStatus.Part> task : status.tasks().entrySet()) {
            if (task.getValue().failed()) {
                worker.restartTask(status.name(), task.getKey());
            }
        }
    }

    /** What of the connector has failed, and with which exceptions. */
    private static String failed(ConnectorStatus status) {
        var names = new ArrayList<String>();
        if (status.connector().failed()) {
            names.add("the connector");
        }
        status.tasks().forEach((id, task) -> {
            if (task.failed()) {
                names.add("task " + id);
            }
        });
        return String.join(", ", names) + " after "
                + Stream.concat(Stream.of(status.connector()), status.tasks().values().stream())
                        .filter(ConnectorStatus.Part::failed)
                        .map(ConnectorStatus.Part::failure)
                        .distinct()
                        .collect(Collectors.joining("; "));
    }

    private void say(String what, Duration wait) {
        say(what + "; next try not before " + time(Instant.now().plus(wait)));
    }

    private void say(String what) {
        out.println(time(Instant.now()) + " " + what);
    }

    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
