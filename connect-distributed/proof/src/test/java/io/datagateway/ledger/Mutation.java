// SPDX-License-Identifier: Apache-2.0
package io.datagateway.ledger;

import static io.datagateway.ledger.History.END;
import static io.datagateway.ledger.Invariant.ACKNOWLEDGED;
import static io.datagateway.ledger.Invariant.ANSWERED;
import static io.datagateway.ledger.Invariant.INTENDED;
import static io.datagateway.ledger.Invariant.ORDER;
import static io.datagateway.ledger.Invariant.POSITIONED;
import static io.datagateway.ledger.Invariant.REFUSED;
import static io.datagateway.ledger.Invariant.ROUTED;
import static io.datagateway.ledger.Invariant.UNACKNOWLEDGED;
import static io.datagateway.ledger.Invariant.WHOLE;

import io.datagateway.ledger.History.Line;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;

/** One thing that goes wrong in a history, and the invariants of which one must notice. */
enum Mutation {
    A_DELIVERED_RECORD_IS_LOST(
            (history, random) -> history.stored.remove(delivered(history, random)), ACKNOWLEDGED, UNACKNOWLEDGED),
    A_RECORD_IS_DELIVERED_TWICE(
            (history, random) -> {
                StoredRecord once = delivered(history, random);
                history.stored.add(moved(once, once.kind()));
            },
            ACKNOWLEDGED,
            UNACKNOWLEDGED),
    A_RECORD_IS_NOT_IN_RAW(
            (history, random) ->
                    history.without(TopicKind.RAW, delivered(history, random).recordId()),
            ACKNOWLEDGED,
            UNACKNOWLEDGED),
    A_RECORD_GOES_TO_THE_WRONG_TOPIC(
            (history, random) -> {
                StoredRecord right = delivered(history, random);
                history.stored.remove(right);
                history.stored.add(moved(right, right.kind() == TopicKind.PROD ? TopicKind.DLQ : TopicKind.PROD));
            },
            ROUTED),
    A_VALUE_CHANGES(
            (history, random) -> {
                int at = random.nextInt(history.stored.size());
                StoredRecord was = history.stored.get(at);
                String other = History.datum("another", true).hash();
                history.stored.set(
                        at, new StoredRecord(was.kind(), was.partition(), was.offset(), was.recordId(), other));
            },
            INTENDED),
    A_STRANGER_WRITES(
            (history, random) -> {
                TopicKind kind = TopicKind.values()[random.nextInt(TopicKind.values().length)];
                history.stored.add(new StoredRecord(kind, 0, END, "stranger/0", "0".repeat(32)));
            },
            INTENDED),
    A_REFUSED_REQUEST_IS_WRITTEN(
            (history, random) -> {
                ExpectedDatum datum = History.datum("refused", true);
                history.add(0, new RequestIntent("refused", random.nextBoolean(), List.of(datum)));
                history.answered("refused", 400, RequestOutcome.REJECTED);
                history.stored.add(new StoredRecord(TopicKind.RAW, 0, END, "refused/0", datum.hash()));
            },
            REFUSED),
    A_RECORD_OVERTAKES(
            (history, random) -> {
                for (int i = 0; i < 2; i++) {
                    ExpectedDatum datum = History.datum("late", true);
                    history.add(0, new RequestIntent("late-" + i, true, List.of(datum)));
                    history.answered("late-" + i, 201, RequestOutcome.WRITTEN, new AnsweredPosition(0, END - i, 1));
                    history.stored.add(new StoredRecord(TopicKind.RAW, 0, END - i, "late-" + i + "/0", datum.hash()));
                    history.stored.add(new StoredRecord(TopicKind.PROD, 0, END + i, "late-" + i + "/0", datum.hash()));
                }
            },
            ORDER),
    HALF_A_REQUEST_IS_WRITTEN(
            (history, random) -> {
                history.exactlyOnce = true;
                history.sends("half", true, true).add(0, History.outcome("half", GatewayAnswer.NONE));
                String hash = History.datum("half/0", true).hash();
                history.stored.add(new StoredRecord(TopicKind.RAW, 0, END, "half/0", hash));
                history.stored.add(new StoredRecord(TopicKind.PROD, 0, END, "half/0", hash));
            },
            WHOLE),
    PART_OF_A_WRITTEN_COPY_IS_MISSING(
            (history, random) -> {
                history.exactlyOnce = false;
                history.sends("twice", true, true);
                for (int copy = 0; copy < 2; copy++) {
                    history.answered("twice", 201, RequestOutcome.WRITTEN, new AnsweredPosition(0, END + copy, 2));
                }
                for (String id : List.of("twice/0", "twice/0", "twice/1")) {
                    String hash = History.datum(id, true).hash();
                    history.stored.add(new StoredRecord(TopicKind.RAW, 0, END, id, hash));
                }
            },
            WHOLE),
    A_RECORD_IS_COPIED_BY_ITSELF(
            (history, random) -> {
                history.exactlyOnce = false;
                String key = written(history, random).key();
                StoredRecord once = history.stored.stream()
                        .filter(record -> record.kind() == TopicKind.RAW
                                && record.recordId().equals(key + "/0"))
                        .findFirst()
                        .orElseThrow();
                // More often than even all attempts of the most patient client.
                for (int copy = 0; copy < 100; copy++) {
                    history.stored.add(moved(once, TopicKind.RAW));
                }
            },
            WHOLE),
    A_POSITION_IS_WRONG(
            (history, random) -> {
                GatewayAnswer of = written(history, random).answer();
                AnsweredPosition right = of.positions().get(0);
                AnsweredPosition wrong = new AnsweredPosition(right.partition(), right.offset() + END, right.records());
                history.lines.replaceAll(line ->
                        line.entry() instanceof AttemptOutcome outcome && outcome.answer() == of
                                ? new Line(line.client(), History.outcome(outcome.key(), with(of, wrong)))
                                : line);
            },
            POSITIONED),
    A_201_COMES_TOO_EARLY(
            (history, random) -> history.sends("early", true)
                    .answered(
                            "early", 201, RequestOutcome.WRITTEN, new AnsweredPosition(0, AnsweredPosition.UNKNOWN, 1)),
            ACKNOWLEDGED),
    A_REQUEST_GETS_NO_ANSWER(
            (history, random) -> {
                String key = written(history, random).key();
                history.lines.removeIf(line -> line.entry() instanceof AttemptOutcome outcome
                        && outcome.key().equals(key));
            },
            ANSWERED);

    private final BiConsumer<History, Random> change;
    private final Set<Invariant> noticedBy;

    Mutation(BiConsumer<History, Random> change, Invariant first, Invariant... others) {
        this.change = change;
        this.noticedBy = EnumSet.of(first, others);
    }

    void change(History history, Random random) {
        change.accept(history, random);
    }

    Set<Invariant> noticedBy() {
        return noticedBy;
    }

    private static StoredRecord delivered(History history, Random random) {
        List<StoredRecord> all = history.stored.stream()
                .filter(record -> record.kind() != TopicKind.RAW)
                .toList();
        return all.get(random.nextInt(all.size()));
    }

    private static StoredRecord moved(StoredRecord record, TopicKind to) {
        return new StoredRecord(to, record.partition(), END, record.recordId(), record.hash());
    }

    private static AttemptOutcome written(History history, Random random) {
        List<AttemptOutcome> all = history.lines.stream()
                .map(Line::entry)
                .filter(AttemptOutcome.class::isInstance)
                .map(AttemptOutcome.class::cast)
                .filter(outcome -> outcome.answer().outcome() == RequestOutcome.WRITTEN)
                .toList();
        return all.get(random.nextInt(all.size()));
    }

    private static GatewayAnswer with(GatewayAnswer answer, AnsweredPosition first) {
        List<AnsweredPosition> positions = new ArrayList<>(answer.positions());
        positions.set(0, first);
        return new GatewayAnswer(answer.status(), answer.outcome(), answer.replayed(), positions);
    }
}
