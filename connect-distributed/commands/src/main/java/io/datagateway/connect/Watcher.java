// SPDX-License-Identifier: Apache-2.0
package io.datagateway.connect;

import io.datagateway.connect.WatchEvent.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks at all connectors of a Connect group, through the first worker that answers, and restarts the failed ones and
 * those with {@link StaleStates}.
 */
public final class Watcher {

    /** The result of one look at the group, the worst last. */
    public enum Outcome {
        NOTHING_TO_DO,
        RESTARTED,
        NOT_DONE
    }

    private final List<ConnectRest> workers;
    private final Consumer<WatchEvent> events;
    private final Restarts restarts = new Restarts();
    private final StaleStates staleStates = new StaleStates();
    private final Set<ConnectRest> silent = new HashSet<>();

    /** @param workers one API for each worker of the group, in the order to ask them in */
    Watcher(List<ConnectRest> workers, Consumer<WatchEvent> events) {
        this.workers = workers;
        this.events = events;
    }

    /** The watcher of the group, which reaches its workers by this access. */
    public static Watcher of(ConnectGroup group, RestAccess access, Consumer<WatchEvent> events) {
        return new Watcher(
                group.workers().stream()
                        .map(worker -> new ConnectRest(new ConnectGroup(List.of(worker)), access))
                        .toList(),
                events);
    }

    /** @param now as {@link Restarts} wants it */
    Outcome look(Duration now) {
        for (ConnectRest worker : workers) {
            Collection<ConnectorStatus> all;
            try {
                all = worker.statuses().values();
            } catch (IOException e) {
                if (silent.add(worker)) {
                    events.accept(WatchEvent.worker(Kind.SILENT, worker.url(), String.valueOf(e.getMessage())));
                }
                continue;
            }
            if (silent.remove(worker)) {
                events.accept(WatchEvent.worker(Kind.ANSWERS_AGAIN, worker.url(), ""));
            }
            renew(staleStates.due(all, now), worker);
            return restart(restarts.due(all, now), worker, now);
        }
        return Outcome.NOT_DONE;
    }

    /** A refusal is no news: nobody may have the connector at the moment, and then its state is true. */
    private void renew(List<String> connectors, ConnectRest worker) {
        for (String connector : connectors) {
            try {
                worker.restartConnector(connector);
                String detail = "the connector, which was UNASSIGNED although all its tasks ran";
                events.accept(WatchEvent.connector(Kind.RESTARTED, connector, detail, StaleStates.LIMIT));
            } catch (IOException e) {
                // Tried again after the same time.
            }
        }
    }

    private Outcome restart(List<ConnectorStatus> due, ConnectRest worker, Duration now) {
        Outcome outcome = due.isEmpty() ? Outcome.NOTHING_TO_DO : Outcome.RESTARTED;
        for (ConnectorStatus status : due) {
            String connector = status.name();
            try {
                restart(status, worker);
                Duration wait = restarts.restarted(connector, now);
                events.accept(WatchEvent.connector(Kind.RESTARTED, connector, failed(status), wait));
            } catch (IOException e) {
                Duration wait = restarts.refused(connector, now);
                events.accept(
                        WatchEvent.connector(Kind.NOT_RESTARTED, connector, String.valueOf(e.getMessage()), wait));
                outcome = Outcome.NOT_DONE;
            }
        }
        return outcome;
    }

    /**
     * Restarts what has failed as a whole, or else piece by piece: the leader writes the whole (KIP-745) to the config
     * topic, which it may refuse for ever after an error there (seen with 4.3.1); a single piece is asked of the worker
     * that has it.
     */
    private static void restart(ConnectorStatus status, ConnectRest worker) throws IOException {
        try {
            worker.restartFailed(status.name());
        } catch (RequestRefusedException e) {
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

    /** The parts of the connector that have failed, and with which exceptions. */
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
}
