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

    private record Place(TopicKind kind, int partition) {}

    private final History history = new History();
    private final Random random;
    private final Map<Place, Long> ends = new HashMap<>();
    /** Attempts that their client has given up, and that may still arrive. */
    private final Deque<RequestIntent> late = new ArrayDeque<>();

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
        var datums = new ArrayList<ExpectedDatum>();
        for (int left = 1 + random.nextInt(4); left > 0; left--) {
            // few values, so that many datums are equal
            datums.add(History.datum("value-" + random.nextInt(5), random.nextInt(4) > 0));
        }
        var intent = new RequestIntent(key, complete, datums);
        history.add(client, intent);
        if (!complete) {
            answer(
                    client,
                    key,
                    random.nextBoolean() ? GatewayAnswer.NONE : GatewayAnswer.of(400, RequestOutcome.REJECTED));
            return;
        }
        while (attempt(client, intent)) {
            arrivesLate();
        }
        arrivesLate();
    }

    /** Returns whether the client tries again. */
    private boolean attempt(int client, RequestIntent intent) {
        switch (random.nextInt(8)) {
            case 0 -> answer(client, intent.key(), GatewayAnswer.of(503, RequestOutcome.NOT_WRITTEN));
            case 1 -> answer(client, intent.key(), GatewayAnswer.of(400, RequestOutcome.REJECTED));
            case 2 -> unknown(client, intent);
            case 3 -> {
                late.add(intent);
                answer(client, intent.key(), GatewayAnswer.of(504, RequestOutcome.UNKNOWN));
            }
            default -> {
                written(client, intent);
                return false;
            }
        }
        return random.nextInt(4) > 0;
    }

    private void unknown(int client, RequestIntent intent) {
        int records = intent.datums().size();
        int arrived = history.exactlyOnce ? records * random.nextInt(2) : random.nextInt(records + 1);
        write(intent, arrived);
        answer(client, intent.key(), GatewayAnswer.NONE);
    }

    private void written(int client, RequestIntent intent) {
        var answer = new GatewayAnswer(201, RequestOutcome.WRITTEN, false, write(intent));
        answer(client, intent.key(), answer);
        if (random.nextInt(4) == 0) {
            var replayed = random.nextBoolean()
                    ? new GatewayAnswer(201, RequestOutcome.WRITTEN, true, answer.positions())
                    : new GatewayAnswer(201, RequestOutcome.WRITTEN, false, write(intent));
            history.add(client, new AttemptOutcome(intent.key(), replayed, true, 10));
        }
    }

    private void answer(int client, String key, GatewayAnswer answer) {
        history.add(client, History.outcome(key, answer));
    }

    private void arrivesLate() {
        if (!late.isEmpty() && random.nextInt(3) == 0) {
            write(late.remove());
        }
    }

    private List<AnsweredPosition> write(RequestIntent intent) {
        return write(intent, intent.datums().size());
    }

    private List<AnsweredPosition> write(RequestIntent intent, int records) {
        var first = new HashMap<Integer, AnsweredPosition>();
        for (int index = 0; index < records; index++) {
            ExpectedDatum datum = intent.datums().get(index);
            int partition = Math.floorMod(datum.hash().hashCode(), PARTITIONS);
            if (random.nextInt(4) == 0) {
                arrivesLate();
            }
            long offset = append(TopicKind.RAW, partition, intent.key() + "/" + index, datum.hash());
            first.merge(
                    partition,
                    new AnsweredPosition(partition, offset, 1),
                    (one, other) -> new AnsweredPosition(partition, one.offset(), one.records() + 1));
        }
        return List.copyOf(first.values());
    }

    private long append(TopicKind kind, int partition, String recordId, String hash) {
        // some offsets are those of the markers of transactions
        long offset = ends.merge(new Place(kind, partition), 1L + random.nextInt(2), Long::sum);
        history.stored.add(new StoredRecord(kind, partition, offset, recordId, hash));
        return offset;
    }

    private void deliver() {
        var delivered = new HashSet<String>();
        var valid = new HashMap<String, Boolean>();
        for (History.Line line : history.lines) {
            if (line.entry() instanceof RequestIntent intent) {
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
                TopicKind kind = valid.get(record.recordId()) ? TopicKind.PROD : TopicKind.DLQ;
                append(kind, record.partition(), record.recordId(), record.hash());
            }
        }
    }
}
