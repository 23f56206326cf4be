// SPDX-License-Identifier: Apache-2.0
package io.datagateway.connect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides which failed connectors to restart now. A connector that fails again waits 5 s after its first restart, then
 * twice as long after each, up to 5 min and then always 5 min. All is forgotten of one that has not failed for 5 min.
 *
 * <p>Times are those of a clock that is never set, since some beginning.
 */
final class Restarts {

    static final Duration SHORTEST = Duration.ofSeconds(5);
    static final Duration LONGEST = Duration.ofMinutes(5);

    private final Map<String, BackOff> backOffs = new HashMap<>();

    /**
     * @param pause after the last restart; zero before the first
     * @param next when it may be restarted
     * @param failed when it was last seen to have failed
     */
    private record BackOff(Duration pause, Duration next, Duration failed) {

        BackOff seen(Duration now) {
            return new BackOff(pause, next, now);
        }

        BackOff restarted(Duration now) {
            Duration twice = pause.isZero() ? SHORTEST : pause.multipliedBy(2);
            Duration longer = twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
            return new BackOff(longer, now.plus(longer), failed);
        }

        BackOff refused(Duration now) {
            return new BackOff(pause, now.plus(SHORTEST), failed);
        }

        boolean due(Duration now) {
            return next.compareTo(now) <= 0;
        }

        boolean over(Duration now) {
            return now.minus(failed).compareTo(LONGEST) >= 0;
        }
    }

    /** Returns those of all connectors that are to be restarted now. */
    List<ConnectorStatus> due(Collection<ConnectorStatus> all, Duration now) {
        var due = new ArrayList<ConnectorStatus>();
        for (ConnectorStatus status : all) {
            if (status.failed() && !status.halted() && seen(status.name(), now).due(now)) {
                due.add(status);
            }
        }
        backOffs.values().removeIf(backOff -> backOff.over(now));
        return due;
    }

    private BackOff seen(String connector, Duration now) {
        BackOff seen = backOffs.getOrDefault(connector, new BackOff(Duration.ZERO, now, now))
                .seen(now);
        backOffs.put(connector, seen);
        return seen;
    }

    /** Returns how long the connector that was due is now left alone. */
    Duration restarted(String connector, Duration now) {
        BackOff longer = seen(connector, now).restarted(now);
        backOffs.put(connector, longer);
        return longer.pause();
    }

    /** As {@link #restarted}, where Connect did not take the request: that says nothing of the connector. */
    Duration refused(String connector, Duration now) {
        backOffs.put(connector, seen(connector, now).refused(now));
        return SHORTEST;
    }
}
