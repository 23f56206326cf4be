// SPDX-License-Identifier: Apache-2.0
package io.datagateway.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The ledgers of clients and the stored records of a run: to be checked, or to be changed and checked. */
final class History {

    static final long SLOWEST = 20_000;

    /** Behind every offset of a generated history. */
    static final long END = 1_000_000;

    record Line(int client, LedgerEntry entry) {}

    final List<Line> lines = new ArrayList<>();
    final List<StoredRecord> stored = new ArrayList<>();
    boolean exactlyOnce;

    /** One request with a valid record and an invalid one, written and delivered. */
    static History delivered() {
        return new History()
                .sends("a", true, false)
                .answered("a", 201, RequestOutcome.WRITTEN, new AnsweredPosition(0, 0, 2))
                .stores(TopicKind.RAW, "a/0")
                .stores(TopicKind.RAW, "a/1")
                .stores(TopicKind.PROD, "a/0")
                .stores(TopicKind.DLQ, "a/1");
    }

    /** A request of client 0; the value of each datum is its record id. */
    History sends(String key, boolean... valid) {
        List<ExpectedDatum> datums = IntStream.range(0, valid.length)
                .mapToObj(index -> datum(key + "/" + index, valid[index]))
                .toList();
        return add(0, new RequestIntent(key, true, datums));
    }

    History answered(String key, int status, RequestOutcome outcome, AnsweredPosition... positions) {
        return add(0, outcome(key, new GatewayAnswer(status, outcome, false, List.of(positions))));
    }

    /** Adds a record at the end of partition 0. */
    History stores(TopicKind kind, String recordId) {
        long end = stored.stream().filter(record -> record.kind() == kind).count();
        stored.add(
                new StoredRecord(kind, 0, end, recordId, datum(recordId, true).hash()));
        return this;
    }

    History add(int client, LedgerEntry entry) {
        lines.add(new Line(client, entry));
        return this;
    }

    History without(TopicKind kind, String recordId) {
        stored.removeIf(record -> record.kind() == kind && record.recordId().equals(recordId));
        return this;
    }

    LedgerVerdict check() {
        var checker = new Checker(new Expectations(exactlyOnce, Duration.ofMillis(SLOWEST)));
        lines.forEach(line -> checker.entry(line.entry(), line.client()));
        stored.stream()
                .sorted(Comparator.comparingInt(StoredRecord::partition).thenComparingLong(StoredRecord::offset))
                .forEach(checker::stored);
        return checker.verdict();
    }

    void expectClean() {
        assertThat(check().violations()).isEmpty();
    }

    /** @param detail begins what is said */
    void expectOnly(Invariant invariant, String key, String detail) {
        LedgerVerdict verdict = check();
        assertThat(verdict.violations()).singleElement().satisfies(violation -> {
            assertThat(violation.invariant()).isEqualTo(invariant);
            assertThat(violation.key()).isEqualTo(key);
            assertThat(violation.detail()).startsWith(detail);
        });
        assertThat(verdict.violated()).isEqualTo(Map.of(invariant, 1L));
    }

    static ExpectedDatum datum(String value, boolean valid) {
        return ExpectedDatum.of(value.getBytes(UTF_8), valid);
    }

    static AttemptOutcome outcome(String key, GatewayAnswer answer) {
        return new AttemptOutcome(key, answer, false, 10);
    }
}
