// SPDX-License-Identifier: Apache-2.0
package io.datagateway.neighbours;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What was written to topic A, and when: by its clients, and by others straight into raw. Safe for several threads. */
final class Accounts {

    private static final int SHOWN = 3;

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    /**
     * A record.
     *
     * @param sentNanos when it was sent
     * @param written false as long as nobody has said that it is in Kafka
     */
    private record Entry(long sentNanos, boolean written) {}

    /** Notes a record that is about to be sent. */
    void sent(String recordId) {
        entries.putIfAbsent(recordId, new Entry(System.nanoTime(), false));
    }

    /** Notes that a record is in Kafka. */
    void written(String recordId) {
        entries.merge(recordId, new Entry(System.nanoTime(), true), (old, now) -> new Entry(old.sentNanos, true));
    }

    /**
     * Returns what is wrong with what was found in prod and dlq.
     *
     * @param excusedUntil records that were sent before may be gone
     * @param until records that were sent later need not be there yet
     */
    List<String> judge(Map<String, Integer> found, long excusedUntil, long until) {
        var lost = new ArrayList<String>();
        var twice = new ArrayList<String>();
        entries.forEach((id, entry) -> {
            int count = found.getOrDefault(id, 0);
            if (count == 0 && entry.written && entry.sentNanos > excusedUntil && entry.sentNanos < until) {
                lost.add(id);
            } else if (count > 1) {
                twice.add(id);
            }
        });
        var wrong = new ArrayList<String>();
        add(wrong, "in neither prod nor dlq", lost);
        add(wrong, "more than once in prod and dlq", twice);
        return wrong;
    }

    private static void add(List<String> wrong, String what, List<String> ids) {
        if (!ids.isEmpty()) {
            List<String> some = ids.stream().sorted().limit(SHOWN).toList();
            wrong.add(ids.size() + " records of A " + what + ", as " + some);
        }
    }
}
