// SPDX-License-Identifier: Apache-2.0
package io.datagateway.connect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides which failed connectors and tasks to restart now, each by itself. One that fails again waits 5 s after each of
 * its first {@link #QUICK} restarts, then twice as long after each, up to 5 min and then always 5 min. All is forgotten
 * of one that has run for a minute and for twice its pause: one that lives that long is restarted at once when it fails
 * again, since the other topics of that task wait for it.
 *
 * <p>Times are those of a clock that is never set, since some beginning.
 */
final class Restarts {

    static final Duration SHORTEST = Duration.ofSeconds(5);
    static final Duration LONGEST = Duration.ofMinutes(5);
    static final Duration QUIET = Duration.ofMinutes(1);

    /** The number of restarts with the shortest pause, which a task may need to find out which topic is to blame. */
    static final int QUICK = 6;

    private final Map<PartId, BackOff> backOffs = new HashMap<>();

    /**
     * @param restarts so far
     * @param next when it may be restarted
     * @param disturbed when it was last seen in another state than RUNNING
     */
    private record BackOff(int restarts, Duration next, Duration disturbed) {

        BackOff seen(Duration now) {
            return new BackOff(restarts, next, now);
        }

        BackOff restarted(Duration now) {
            BackOff further = new BackOff(restarts + 1, now, disturbed);
            return new BackOff(restarts + 1, now.plus(further.pause()), disturbed);
        }

        BackOff refused(Duration now) {
            return new BackOff(restarts, now.plus(SHORTEST), disturbed);
        }

        /** The pause after the last restart. */
        Duration pause() {
            int doublings = Math.min(Math.max(0, restarts - QUICK), 6);
            return shorter(SHORTEST.multipliedBy(1L << doublings), LONGEST);
        }

        boolean due(Duration now) {
            return next.compareTo(now) <= 0;
        }

        boolean over(Duration now) {
            Duration quiet = now.minus(disturbed);
            return quiet.compareTo(QUIET) >= 0 && quiet.compareTo(pause().multipliedBy(2)) >= 0;
        }

        private static Duration shorter(Duration a, Duration b) {
            return a.compareTo(b) < 0 ? a : b;
        }
    }

    /** Returns what of all connectors is to be restarted now. */
    List<DueRestart> due(Collection<ConnectorStatus> all, Duration now) {
        all.forEach(status -> disturb(status, now));
        backOffs.values().removeIf(backOff -> backOff.over(now));
        var due = new ArrayList<DueRestart>();
        for (ConnectorStatus status : all) {
            List<PartId> parts = status.halted() ? List.of() : dueParts(status, now);
            if (!parts.isEmpty()) {
                due.add(new DueRestart(status, parts));
            }
        }
        return due;
    }

    private void disturb(ConnectorStatus status, Duration now) {
        status.parts().forEach((id, part) -> {
            if (!part.running()) {
                backOffs.computeIfPresent(id, (same, backOff) -> backOff.seen(now));
            }
        });
    }

    private List<PartId> dueParts(ConnectorStatus status, Duration now) {
        var due = new ArrayList<PartId>();
        status.parts().forEach((id, part) -> {
            if (part.failed() && of(id, now).due(now)) {
                due.add(id);
            }
        });
        return due;
    }

    private BackOff of(PartId part, Duration now) {
        return backOffs.computeIfAbsent(part, id -> new BackOff(0, now, now));
    }

    /** Returns how long that which was due is now left alone; of several parts, the shortest time. */
    Duration restarted(DueRestart due, Duration now) {
        return due.parts().stream()
                .map(part -> {
                    BackOff longer = of(part, now).restarted(now);
                    backOffs.put(part, longer);
                    return longer.pause();
                })
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** As {@link #restarted}, where Connect did not take the request: that says nothing of the connector. */
    Duration refused(DueRestart due, Duration now) {
        due.parts().forEach(part -> backOffs.put(part, of(part, now).refused(now)));
        return SHORTEST;
    }
}
