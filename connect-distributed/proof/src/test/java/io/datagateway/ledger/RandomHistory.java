// SPDX-License-Identifier: Apache-2.0
package io.datagateway.ledger;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A run in which everything went wrong that may go wrong, and nothing that may not. */
final class RandomHistory {

    private static final int CLIENTS = 3;
    private static final int REQUESTS = 120;
    private static final int PARTITIONS = 2;

    private record Place(Copy copy, int partition) {}

    private final History history = new History();
    private final Random random;
    private final Map<Place, Long> ends = new HashMap<>();
    /** Attempts that their client has given up, and that may still arrive. */
    private final Deque<Intent> late = new ArrayDeque<>();

    private RandomHistory(long seed, boolean exactlyOnce) {
        random = new Random(seed);
        history.exactlyOnce = exactlyOnce;
    }

    static History of(long seed, boolean exactlyOnce) {
        var run = new RandomHistory(seed, exactlyOnce);
        for (int i = 0; i < REQUESTS; i++) {
            run.request(i % CLIENTS, "run-" + i);
        }
        run.late.forEach(run::write);
        run.deliver();
        return run.history;
    }

    private void request(int client, String key) {
        boolean complete = random.nextInt(10) > 0;
        var datums = new ArrayList<Datum>();
        for (int left = 1 + random.nextInt(4); left > 0; left--) {
            // few values, so that many datums are equal
            datums.add(History.datum("value-" + random.nextInt(5), random.nextInt(4) > 0));
        }
        var intent = new Intent(key, complete, datums);
        history.add(client, intent);
        if (!complete) {
            answer(client, key, random.nextBoolean() ? Answer.NONE : Answer.of(400, Result.REJECTED));
            return;
        }
        while (attempt(client, intent)) {
            arrivesLate();
        }
        arrivesLate();
    }

    /** Returns whether the client tries again. */
    private boolean attempt(int client, Intent intent) {
        switch (random.nextInt(8)) {
            case 0 -> answer(client, intent.key(), Answer.of(503, Result.NOT_WRITTEN));
            case 1 -> answer(client, intent.key(), Answer.of(400, Result.REJECTED));
            case 2 -> unknown(client, intent);
            case 3 -> {
                late.add(intent);
                answer(client, intent.key(), Answer.of(504, Result.UNKNOWN));
            }
            default -> {
                written(client, intent);
                return false;
            }
        }
        return random.nextInt(4) > 0;
    }

    private void unknown(int client, Intent intent) {
        int records = intent.datums().size();
        int arrived = history.exactlyOnce ? records * random.nextInt(2) : random.nextInt(records + 1);
        write(intent, arrived);
        answer(client, intent.key(), Answer.NONE);
    }

    private void written(int client, Intent intent) {
        var answer = new Answer(201, Result.WRITTEN, false, write(intent));
        answer(client, intent.key(), answer);
        if (random.nextInt(4) == 0) {
            var replayed = random.nextBoolean()
                    ? new Answer(201, Result.WRITTEN, true, answer.positions())
                    : new Answer(201, Result.WRITTEN, false, write(intent));
            history.add(client, new Outcome(intent.key(), replayed, true, 10));
        }
    }

    private void answer(int client, String key, Answer answer) {
        history.add(client, History.outcome(key, answer));
    }

    private void arrivesLate() {
        if (!late.isEmpty() && random.nextInt(3) == 0) {
            write(late.remove());
        }
    }

    private List<Position> write(Intent intent) {
        return write(intent, intent.datums().size());
    }

    private List<Position> write(Intent intent, int records) {
        var first = new HashMap<Integer, Position>();
        for (int index = 0; index < records; index++) {
            Datum datum = intent.datums().get(index);
            int partition = Math.floorMod(datum.hash().hashCode(), PARTITIONS);
            if (random.nextInt(4) == 0) {
                arrivesLate();
            }
            long offset = append(Copy.RAW, partition, intent.key() + "/" + index, datum.hash());
            first.merge(
                    partition,
                    new Position(partition, offset, 1),
                    (one, other) -> new Position(partition, one.offset(), one.records() + 1));
        }
        return List.copyOf(first.values());
    }

    private long append(Copy copy, int partition, String recordId, String hash) {
        // some offsets are those of the markers of transactions
        long offset = ends.merge(new Place(copy, partition), 1L + random.nextInt(2), Long::sum);
        history.stored.add(new StoredRecord(copy, partition, offset, recordId, hash));
        return offset;
    }

    private void deliver() {
        var delivered = new HashSet<String>();
        var valid = new HashMap<String, Boolean>();
        for (History.Line line : history.lines) {
            if (line.entry() instanceof Intent intent) {
                for (int index = 0; index < intent.datums().size(); index++) {
                    valid.put(
                            intent.key() + "/" + index,
                            intent.datums().get(index).valid());
                }
            }
        }
        List<StoredRecord> raw = history.stored.stream()
                .sorted(Comparator.comparingLong(StoredRecord::offset))
                .toList();
        for (StoredRecord record : raw) {
            if (delivered.add(record.recordId())) {
                Copy copy = valid.get(record.recordId()) ? Copy.PROD : Copy.DLQ;
                append(copy, record.partition(), record.recordId(), record.hash());
            }
        }
    }
}
