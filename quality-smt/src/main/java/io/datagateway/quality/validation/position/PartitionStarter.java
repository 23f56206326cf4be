// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.position;

import io.datagateway.quality.validation.dedup.DedupWindow;
import io.datagateway.quality.validation.position.PartitionOffsets.Range;
import io.datagateway.quality.validation.position.PartitionStart.Answer;
import io.datagateway.quality.validation.position.PartitionStart.Known;
import io.datagateway.quality.validation.position.PartitionStart.Request;
import io.datagateway.quality.validation.status.StatusPositions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out where the reading of partitions begins, in the background: the task asks, goes on with its other
 * partitions, and takes the answers when they are there. A request that fails is answered, and tried again until
 * another answer is found.
 */
public final class PartitionStarter {

    private static final Logger log = LoggerFactory.getLogger(PartitionStarter.class);

    private final Stored stored;
    private final PartitionOffsets offsets;
    private final DedupWindow window;
    private final StartDecision decision;
    private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
    private final Queue<Doubt> doubts = new ConcurrentLinkedQueue<>();
    private final Queue<Request> failed = new ConcurrentLinkedQueue<>();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();

    /** Where positions are stored: those of the last copies, and those that the status tells. */
    public record Stored(OffsetStorageReader connect, StatusPositions status) {}

    /** A request whose answer depends on what the status tells. */
    private record Doubt(Request request, Known known, Range range) {}

    public PartitionStarter(Stored stored, PartitionOffsets offsets, DedupWindow window, LossPolicy policy) {
        this.stored = stored;
        this.offsets = offsets;
        this.window = window;
        this.decision = new StartDecision(window, policy);
    }

    /** Asks, after the next {@link #work}. For any thread. */
    public void ask(Request request) {
        requests.add(request);
    }

    /** Asks again later, for a partition that could not be read. For any thread. */
    public void askLater(Request request) {
        failed.add(request);
    }

    /** Returns true if something was asked that waits for {@link #work}. For any thread. */
    public boolean hasWork() {
        return !requests.isEmpty() || !doubts.isEmpty();
    }

    /** The next answer; empty if there is none yet. For any thread. */
    public Optional<Answer> answer() {
        return Optional.ofNullable(answers.poll());
    }

    /** Lets those failed requests that are still waited for be tried again with the next {@link #work}. */
    public void retryFailed(Predicate<Request> isAwaited) {
        for (Request request = failed.poll(); request != null; request = failed.poll()) {
            if (isAwaited.test(request)) {
                requests.add(request);
            }
        }
    }

    /** Works on what was asked. Takes as long as Connect takes to read its offset topic. For one thread. */
    public void work() {
        List<Request> asked = new ArrayList<>();
        for (Request request = requests.poll(); request != null; request = requests.poll()) {
            asked.add(request);
        }
        try {
            find(asked);
            settleDoubts();
        } catch (RuntimeException e) {
            failed.addAll(asked); // a fault of the program, which must not forget them
            throw e;
        }
    }

    private void find(List<Request> asked) {
        Map<TopicPartition, Asked> ready = new HashMap<>();
        List<Request> unknown = new ArrayList<>();
        for (Request request : asked) {
            if (request.known() == null) {
                unknown.add(request);
            } else {
                ready.put(request.raw().topicPartition(), new Asked(request, request.known()));
            }
        }
        if (!unknown.isEmpty()) {
            addStored(unknown, ready);
        }
        if (!ready.isEmpty()) {
            offsets.ask(
                    List.copyOf(ready.keySet()),
                    window.millis(),
                    (partition, found) -> decide(Objects.requireNonNull(ready.get(partition)), found));
        }
    }

    /** A request, with how far the partition is copied, by the task or by one before it; null if not at all. */
    private record Asked(Request request, @Nullable Known known) {}

    private void addStored(List<Request> requests, Map<TopicPartition, Asked> ready) {
        StoredPositions positions;
        try {
            positions = StoredPositions.read(requests.stream().map(Request::raw).toList(), stored.connect());
        } catch (ConnectException e) {
            requests.forEach(request -> fail(request, String.valueOf(e.getMessage())));
            return;
        }
        for (Request request : requests) {
            try {
                Known known = positions.of(request.raw()).map(Known::stored).orElse(null);
                ready.put(request.raw().topicPartition(), new Asked(request, known));
            } catch (ConnectException e) {
                fail(request, String.valueOf(e.getMessage()));
            }
        }
    }

    private void decide(Asked asked, PartitionOffsets.Answer found) {
        if (found.range() == null) {
            fail(asked.request(), "Kafka does not tell which records it has: " + found.failure());
        } else if (asked.known() != null && decision.isDeletedAsStored(asked.request(), asked.known(), found.range())) {
            doubts.add(new Doubt(asked.request(), asked.known(), found.range()));
        } else {
            answers.add(decision.of(asked.request(), asked.known(), found.range()));
        }
    }

    /** Records that are deleted are no loss if all of them were confirmed, or repetitions that are not copied. */
    private void settleDoubts() {
        List<Doubt> open = new ArrayList<>();
        for (Doubt doubt = doubts.poll(); doubt != null; doubt = doubts.poll()) {
            open.add(doubt);
        }
        if (!open.isEmpty()) {
            try {
                Map<TopicPartition, Long> told = stored.status()
                        .read(open.stream().map(doubt -> doubt.request().raw()).toList());
                open.forEach(doubt -> settle(doubt, told));
            } catch (RuntimeException e) {
                open.forEach(doubt -> failed.add(doubt.request()));
                throw e;
            }
        }
    }

    private void settle(Doubt doubt, Map<TopicPartition, Long> told) {
        TopicPartition partition = doubt.request().raw().topicPartition();
        Long confirmed = told.get(partition);
        log.info(
                "{}: the stored position is before offset {}, that of the status is {}, and Kafka has {}",
                partition,
                doubt.known().next(),
                confirmed == null ? "not known" : confirmed,
                doubt.range());
        Known known = confirmed == null || confirmed > doubt.range().end()
                ? doubt.known()
                : doubt.known().confirmedUpTo(confirmed);
        answers.add(decision.of(doubt.request(), known, doubt.range()));
    }

    private void fail(Request request, String why) {
        answers.add(Answer.failed(request, "It is not known where to go on: " + why + ". It is tried again."));
        failed.add(request);
    }
}
