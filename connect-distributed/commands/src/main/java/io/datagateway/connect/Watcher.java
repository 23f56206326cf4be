// SPDX-License-Identifier: Apache-2.0
package io.datagateway.connect;

import io.datagateway.connect.WatchEvent.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

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

    private Outcome restart(List<DueRestart> due, ConnectRest worker, Duration now) {
        Outcome outcome = due.isEmpty() ? Outcome.NOTHING_TO_DO : Outcome.RESTARTED;
        for (DueRestart restart : due) {
            String connector = restart.connector();
            try {
                restart.restart(worker);
                Duration wait = restarts.restarted(restart, now);
                events.accept(WatchEvent.connector(Kind.RESTARTED, connector, restart.text(), wait));
            } catch (IOException e) {
                Duration wait = restarts.refused(restart, now);
                events.accept(
                        WatchEvent.connector(Kind.NOT_RESTARTED, connector, String.valueOf(e.getMessage()), wait));
                outcome = Outcome.NOT_DONE;
            }
        }
        return outcome;
    }
}
