// SPDX-License-Identifier: Apache-2.0
package io.datagateway.connect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Connectors that Connect reports as UNASSIGNED for a minute and longer while all their tasks run. If the leader of its
 * status topic changes while a connector is reconfigured, Connect may write the two states in the wrong order and keep
 * the first one (seen with 4.3.1). A restart of the connector, without its tasks, writes the state anew.
 *
 * <p>Times are those of a clock that is never set, since some beginning.
 */
final class StaleStates {

    static final Duration LIMIT = Duration.ofMinutes(1);

    private final Map<String, Duration> since = new HashMap<>();

    /** Returns the names of those to restart now. Each comes again after the same time, if it has not changed. */
    List<String> due(Collection<ConnectorStatus> all, Duration now) {
        var due = new ArrayList<String>();
        for (ConnectorStatus status : all) {
            if (!isStale(status)) {
                since.remove(status.name());
            } else if (now.minus(since.computeIfAbsent(status.name(), name -> now))
                            .compareTo(LIMIT)
                    >= 0) {
                since.put(status.name(), now);
                due.add(status.name());
            }
        }
        return due;
    }

    private static boolean isStale(ConnectorStatus status) {
        return status.connector().state().equals("UNASSIGNED") && status.tasksRun();
    }
}
