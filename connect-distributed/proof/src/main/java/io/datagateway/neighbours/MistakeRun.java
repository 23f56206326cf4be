// SPDX-License-Identifier: Apache-2.0
package io.datagateway.neighbours;

import io.datagateway.ledger.TopicKind;
import io.datagateway.neighbours.Samples.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** One mistake from the first record of its topic A to the verdict. */
final class MistakeRun {

    private static final int PARTITIONS = 2;
    private static final int CLIENTS = 3;
    private static final Duration FIRST_RECORD = Duration.ofSeconds(45);
    private static final Duration LAST_RECORDS = Duration.ofSeconds(20);

    /** What was under way when something was deleted may still be answered and be gone. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(2);

    /** Answers that say what the operator of A must do. */
    private static final Set<String> TOLD = Set.of("503 NotReady", "503 ContractUnavailable");

    private final Mistake mistake;
    private final TestBed bed;
    private final Neighbours neighbours;
    private final Watches watches;
    private final TeamLoad load;
    private final HeldWatch held;
    private final DeliveredRecords delivered;
    private final List<Span> felt = new ArrayList<>();
    private final TreeSet<String> accepted = new TreeSet<>();
    private long excusedUntil;

    /** What looks at the whole cluster. */
    record Watches(TaskWatch tasks, LogSearch logs) {}

    MistakeRun(Mistake mistake, TestBed bed, Neighbours neighbours, Watches watches) throws Exception {
        this.mistake = mistake;
        this.bed = bed;
        this.neighbours = neighbours;
        this.watches = watches;
        this.load = new TeamLoad(bed, mistake.team());
        this.held = new HeldWatch(
                bed.cluster().topology().healthUrls(), mistake.team().topic());
        this.delivered = new DeliveredRecords(bed.servers(), mistake.team());
        this.excusedUntil = System.nanoTime();
    }

    MistakeResult run(Times times) throws Exception {
        var suffering = new Suffering(bed, load, new Random(bed.seed()));
        try (held) {
            bed.createTopics(List.of(mistake.team()), PARTITIONS);
            Harm.Mending mending = Harm.Mending.NOTHING;
            long begin;
            if (mistake.has(Trait.FROM_THE_START)) {
                mending = inflict(suffering);
                quiet(times.quiet());
                begin = System.nanoTime();
                load.start(CLIENTS, times.rate());
            } else {
                load.start(CLIENTS, times.rate());
                awaitFirst();
                quiet(times.quiet());
                begin = System.nanoTime();
                mending = inflict(suffering);
            }
            TimeUnit.NANOSECONDS.sleep(times.hold().toNanos());
            mend(mending);
            return recover(begin, times.recover());
        }
    }

    /** How long each part takes, and how many requests a second A sends. */
    record Times(Duration quiet, Duration hold, Duration recover, int rate) {}

    private void awaitFirst() throws InterruptedException {
        long begin = System.nanoTime();
        while (delivered.count().isEmpty() && System.nanoTime() - begin < FIRST_RECORD.toNanos()) {
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    private void quiet(Duration time) throws InterruptedException {
        long begin = System.nanoTime();
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
        neighbours.quiet(new Span(begin, System.nanoTime()));
        load.traffic().takeAnswers();
    }

    private Harm.Mending inflict(Suffering suffering) throws Exception {
        long begin = System.nanoTime();
        Harm.Mending mending = mistake.harm().inflict(suffering);
        operated(begin);
        if (mistake.has(Trait.RESTARTS)) {
            // A task may wait so long for a topic before it fails, or is mended before it does.
            felt.add(neighbours.limits().waited(begin));
        }
        if (mistake.has(Trait.LOSES_BEFORE)) {
            excusedUntil = System.nanoTime() + UNDER_WAY.toNanos();
        }
        return mending;
    }

    private void mend(Harm.Mending mending) throws Exception {
        long begin = System.nanoTime();
        mending.mend();
        operated(begin);
        if (mistake.has(Trait.LOSES_MEANWHILE)) {
            excusedUntil = System.nanoTime() + UNDER_WAY.toNanos();
        }
    }

    private void operated(long begin) {
        if (mistake.has(Trait.RESTARTED_BY_OPERATOR) || mistake.has(Trait.STOPS_BROKER)) {
            felt.add(neighbours.limits().after(begin, System.nanoTime()));
        }
    }

    private MistakeResult recover(long begin, Duration limit) throws Exception {
        long mended = System.nanoTime();
        List<String> missing = missing(mended);
        while (!missing.isEmpty() && System.nanoTime() - mended < limit.toNanos()) {
            TimeUnit.SECONDS.sleep(1);
            acceptLosses();
            missing = missing(mended);
        }
        long end = System.nanoTime();
        var violations = new ArrayList<String>();
        missing.forEach(what -> violations.add(limit.toSeconds() + " s after the mending: " + what));
        var time = new Span(begin, end);
        Figures figures = judge(time, violations);
        finish(violations);
        Map<String, Long> answers = load.traffic().takeAnswers();
        judge(answers, violations);
        var seen = new MistakeResult.Seen(failures(time), held.reasons(), accepted, answers);
        return new MistakeResult(mistake, figures, seen, Duration.ofNanos(end - mended), violations);
    }

    private void judge(Map<String, Long> answers, List<String> violations) {
        boolean isTold = answers.keySet().stream().anyMatch(TOLD::contains);
        if (mistake.has(Trait.REFUSES) && !isTold) {
            violations.add("the clients of A were not told");
        }
        if (mistake.has(Trait.HARMLESS) && (isTold || !held.reasons().isEmpty())) {
            violations.add("A was held or refused, and Kafka would have taken its records");
        }
    }

    /** Whoever operates A reads which losses are named and accepts them. */
    private void acceptLosses() throws Exception {
        TreeSet<String> losses = new TreeSet<>(held.losses());
        if (mistake.has(Trait.ACCEPTS_LOSS) && accepted.addAll(losses)) {
            long begin = System.nanoTime();
            bed.connect().accept(losses);
            felt.add(neighbours.limits().after(begin, System.nanoTime()));
        }
    }

    private List<String> missing(long mended) {
        var missing = new ArrayList<String>();
        if (!load.traffic().posts().anySince(mended)) {
            missing.add("no 201 for A");
        }
        if (held.heldNow()) {
            missing.add("A is held: " + held.reasons());
        }
        if (mistake.has(Trait.ACCEPTS_LOSS) && accepted.isEmpty()) {
            missing.add("no loss of A could be accepted");
        }
        missing.addAll(watches.tasks().notRunning());
        if (missing.isEmpty()) {
            missing.addAll(load.traffic().accounts().judge(delivered.count(), excusedUntil, mended));
        }
        return missing;
    }

    private List<TaskWatch.Outage> failures(Span time) {
        return watches.tasks().within(time).stream()
                .filter(TaskWatch.Outage::failed)
                .toList();
    }

    /** Returns what the neighbours saw in that time. */
    private Figures judge(Span time, List<String> violations) throws Exception {
        for (TaskWatch.Outage outage : watches.tasks().within(time)) {
            felt.add(neighbours.limits().felt(outage.time()));
        }
        Figures figures = neighbours.figures(time, felt);
        violations.addAll(neighbours.judge(figures, !felt.isEmpty()));
        boolean mayFail = mistake.has(Trait.RESTARTS) || mistake.has(Trait.RESTARTED_BY_OPERATOR);
        for (TaskWatch.Outage failure : failures(time)) {
            if (!mayFail || failure.length().compareTo(neighbours.limits().longestFailed()) > 0) {
                violations.add(failure.toString());
            }
        }
        if (mistake.has(Trait.HOLDS) && held.reasons().isEmpty()) {
            violations.add("nobody could see that A is held");
        }
        watches.logs().found().forEach(place -> violations.add("a value is in a log: " + place));
        return figures;
    }

    /** Ends the clients of A and waits for their last records. A that cannot go on goes away, for the next one's sake. */
    private void finish(List<String> violations) throws Exception {
        boolean stuck = !violations.isEmpty();
        int unsettled = load.end();
        if (unsettled > 0) {
            violations.add(unsettled + " requests of A never got their 201");
        }
        long begin = System.nanoTime();
        List<String> wrong = wrong();
        while (!wrong.isEmpty() && System.nanoTime() - begin < LAST_RECORDS.toNanos()) {
            TimeUnit.SECONDS.sleep(1);
            wrong = wrong();
        }
        violations.addAll(wrong);
        if (stuck || !wrong.isEmpty()) {
            for (TopicKind kind : TopicKind.values()) {
                bed.kafka().deleteIfThere(mistake.team().topic(kind));
            }
        }
    }

    private List<String> wrong() {
        return load.traffic().accounts().judge(delivered.count(), excusedUntil, System.nanoTime());
    }
}
