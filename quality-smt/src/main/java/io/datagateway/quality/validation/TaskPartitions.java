// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import io.datagateway.quality.validation.dedup.DedupIndex;
import io.datagateway.quality.validation.dedup.DedupMemory;
import io.datagateway.quality.validation.dedup.DedupWindow;
import io.datagateway.quality.validation.hold.HeldPartitions;
import io.datagateway.quality.validation.hold.HoldReason;
import io.datagateway.quality.validation.position.PartitionStart;
import io.datagateway.quality.validation.position.PartitionStart.Answer;
import io.datagateway.quality.validation.position.PartitionStart.Known;
import io.datagateway.quality.validation.position.PartitionStart.Request;
import io.datagateway.quality.validation.position.PartitionStarter;
import io.datagateway.quality.validation.position.RecordLoss;
import io.datagateway.quality.validation.target.Targets;
import io.datagateway.quality.validation.topics.RawPartition;
import io.datagateway.quality.validation.topics.TaskShare.Served;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The raw partitions that a task serves: takes up new ones, lets go of those that are gone, and holds those whose
 * records are lost or cannot be read, while the others go on. For the task's thread.
 */
final class TaskPartitions {

    private static final Logger log = LoggerFactory.getLogger(TaskPartitions.class);

    /** How long a partition that could not be read must be read without a failure, until it counts as mended. */
    private static final long PROBATION_NANOS = Duration.ofSeconds(10).toNanos();

    /** One that could not be read is asked for again, and one that could not be written has its turns. */
    private static final Set<HoldReason> READ_ALL_THE_SAME = Set.of(HoldReason.READ_FAILED, HoldReason.WRITE_FAILED);

    private final RawReader reader;
    private final PartitionStarter starter;
    private final HeldPartitions held;
    private final Windows windows;
    private final Map<TopicPartition, TakenPartition> taken = new ConcurrentHashMap<>();

    /** Those that were let go. Their last copies may still be on their way, so that Connect does not know of them. */
    private final Map<TopicPartition, Left> left = new HashMap<>();

    /** Since when those are read again that could not be read before. */
    private final Map<TopicPartition, Long> probation = new HashMap<>();

    private long heldChanges;
    private int seenAsks;

    /** What the windows of duplicates are like, and how much memory they have. */
    record Windows(DedupWindow window, DedupMemory memory) {

        @Nullable
        DedupIndex open(RawPartition raw) {
            return window.isOpen() ? new DedupIndex(window, memory, raw.family().raw()) : null;
        }
    }

    private record Left(TakenPartition partition, @Nullable Known known) {}

    TaskPartitions(RawReader reader, PartitionStarter starter, HeldPartitions held, Windows windows) {
        this.reader = reader;
        this.starter = starter;
        this.held = held;
        this.windows = windows;
    }

    /** The partitions that are served now. May be read by any thread. */
    Map<TopicPartition, TakenPartition> taken() {
        return taken;
    }

    /** Serves {@code served}, and nothing else. */
    void serve(Map<TopicPartition, Served> served) {
        List.copyOf(taken.keySet()).stream()
                .filter(partition -> !served.containsKey(partition))
                .forEach(this::letGo);
        served.values().forEach(this::serve);
    }

    private void serve(Served wanted) {
        RawPartition raw = wanted.raw();
        TopicPartition partition = raw.topicPartition();
        TakenPartition of = taken.get(partition);
        if (of == null) {
            takeUp(raw);
        } else if (!of.raw().topicId().equals(raw.topicId())) {
            ask(of, raw, of.known(reader.next(partition), Long.MAX_VALUE));
        } else if (!of.raw().equals(raw)) {
            of.route(raw);
        }
        TakenPartition now = Objects.requireNonNull(taken.get(partition));
        now.targets(wanted.targets());
        check(now);
    }

    /** Holds the partition if its targets do not take its records, or the next one, and else lets it go on. */
    private void check(TakenPartition of) {
        Targets targets = of.targets();
        RefusedRecord refused = of.refused();
        if (refused != null && !refused.isRefusedBy(targets)) {
            of.refused(null);
            refused = null;
        }
        String problem = targets.problem(of.raw().target());
        String record = refused == null ? "" : refused.detail(of.raw().family(), targets);
        boolean isTooLarge = refused != null && refused.isTooLarge(targets);
        holdIf(of, HoldReason.TARGET_NOT_READY, problem.isEmpty() && !isTooLarge ? record : problem);
        holdIf(of, HoldReason.RECORD_TOO_LARGE, isTooLarge ? record : "");
    }

    /** @param detail why it is held; empty if it is not */
    private void holdIf(TakenPartition of, HoldReason reason, String detail) {
        TopicPartition partition = of.raw().topicPartition();
        if (detail.isEmpty()) {
            held.release(partition, reason);
        } else {
            held.hold(partition, reason, detail);
        }
    }

    /** Those of {@code records} that the targets take. At the first that they do not, the partition is held. */
    List<ConsumerRecord<byte[], byte[]>> taken(TakenPartition of, List<ConsumerRecord<byte[], byte[]>> records) {
        int count = RefusedRecord.countTaken(records, of.targets(), Objects.requireNonNull(of.copier()));
        if (count == records.size()) {
            return records;
        }
        ConsumerRecord<byte[], byte[]> refused = records.get(count);
        of.refused(RefusedRecord.of(refused));
        reader.begin(of.raw().topicPartition(), refused.offset(), refused.offset());
        check(of);
        return records.subList(0, count);
    }

    private void takeUp(RawPartition raw) {
        Left before = left.remove(raw.topicPartition());
        TakenPartition of = before == null ? new TakenPartition(raw) : before.partition();
        taken.put(raw.topicPartition(), of);
        ask(of, raw, before == null ? null : before.known());
    }

    /** Begins with the partition, which may be of a new topic of the same name, once it is known where. */
    private void ask(TakenPartition of, RawPartition raw, @Nullable Known known) {
        reader.end(raw.topicPartition());
        boolean isAnother = !of.raw().topicId().equals(raw.topicId());
        Request request = new Request(raw, isAnother && of.wasNeverUsed() ? null : known);
        of.becomes(raw);
        of.await(request);
        starter.ask(request);
    }

    private void letGo(TopicPartition partition) {
        TakenPartition of = Objects.requireNonNull(taken.remove(partition));
        left.put(partition, new Left(of, of.known(reader.next(partition), Long.MAX_VALUE)));
        reader.end(partition);
        of.close();
        probation.remove(partition);
        held.forget(partition);
    }

    /**
     * Begins with those partitions of which it is known by now where, and stops reading the held ones.
     *
     * @param background does the work of finding out where others begin
     */
    void update(BackgroundThread background) {
        if (starter.hasWork()) {
            background.once("Finding out where partitions begin", starter::work);
        }
        for (Optional<Answer> answer = starter.answer(); answer.isPresent(); answer = starter.answer()) {
            accept(answer.get());
        }
        long changes = held.changes();
        if (changes != heldChanges) {
            heldChanges = changes;
            reader.hold(held.heldExceptFor(READ_ALL_THE_SAME));
        }
    }

    private void accept(Answer answer) {
        TopicPartition partition = answer.request().raw().topicPartition();
        TakenPartition of = taken.get(partition);
        if (of == null || !of.awaits(answer.request())) {
            return;
        }
        if (answer.start() != null) {
            begin(of, answer.start());
        } else if (answer.loss() != null) {
            held.hold(partition, HoldReason.RECORDS_LOST, answer.loss().detail());
            held.release(partition, HoldReason.READ_FAILED);
        } else {
            held.hold(partition, HoldReason.READ_FAILED, answer.failure());
        }
    }

    private void begin(TakenPartition of, PartitionStart start) {
        TopicPartition partition = of.raw().topicPartition();
        RecordLoss accepted = start.accepted();
        if (accepted != null) {
            of.lost.add(accepted.offsets());
            log.warn("{} goes on at offset {} though {}", partition, start.copyFrom(), accepted.what());
        }
        boolean hasWindow = of.copier() != null && !start.isAnew();
        of.begin(start, it -> new PartitionCopier(it.raw(), it.progress(), windows.open(it.raw())));
        reader.begin(partition, hasWindow ? start.copyFrom() : start.readFrom(), start.copyFrom());
        of.refused(null); // it may begin behind that record
        check(of);
        held.release(partition, HoldReason.RECORDS_LOST);
        if (!probation.containsKey(partition)) {
            held.release(partition, HoldReason.READ_FAILED);
        }
        probation.computeIfPresent(partition, (any, before) -> System.nanoTime());
    }

    /** Finds out where to go on with a partition that could not be read, or whether records are lost. */
    void accept(Trouble trouble) {
        TopicPartition partition = trouble.partition();
        TakenPartition of = taken.get(partition);
        if (of == null) {
            return;
        }
        Known known = of.known(OptionalLong.of(trouble.next()), trouble.lostFrom());
        Request request = new Request(of.raw(), known);
        of.await(request);
        if (trouble.isUnreadable()) {
            held.hold(partition, HoldReason.READ_FAILED, detail(trouble, known));
            probation.put(partition, System.nanoTime());
            starter.askLater(request);
        } else {
            if (reader.isWarmingUp(partition)) {
                of.close(); // half of a window, which is read again
            }
            starter.ask(request);
        }
    }

    private static String detail(Trouble trouble, @Nullable Known known) {
        String way = known == null
                ? ""
                : " To go on behind a damaged record, set records.lost="
                        + RecordLoss.name(trouble.partition(), known.position().next(), trouble.next() + 1)
                        + " in the connector's settings.";
        return "Records from offset " + trouble.next() + " on cannot be read; it is tried again. The cause: "
                + trouble.unreadable() + "." + way;
    }

    /** Gives back what memory other windows ask for. Cheap where none does: it is done with each poll. */
    void yieldMemory() {
        int asks = windows.memory().asks();
        if (asks != seenAsks) {
            seenAsks = asks;
            taken.values().forEach(TakenPartition::yieldMemory);
        }
    }

    /** Counts those as mended that are read again. To be called now and then. */
    void review() {
        long now = System.nanoTime();
        probation.entrySet().removeIf(read -> {
            TopicPartition partition = read.getKey();
            boolean isMended = now - read.getValue() > PROBATION_NANOS
                    && reader.next(partition).isPresent();
            if (isMended) {
                held.release(partition, HoldReason.READ_FAILED);
            }
            return isMended;
        });
    }

    /** Gives the memory of all windows back. */
    void close() {
        taken.values().forEach(TakenPartition::close);
        taken.clear(); // Connect keeps a failed task until it is restarted
    }
}
