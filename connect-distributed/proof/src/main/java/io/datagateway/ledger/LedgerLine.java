// SPDX-License-Identifier: Apache-2.0
package io.datagateway.ledger;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;

/**
 * An entry as text, its fields separated by tabs.
 *
 * <pre>
 * I  key  C (complete) or B (broken off)  + (valid) or - (invalid) and hash, for each datum
 * O  key  status  result  flags: R (replayed), A (sent again), - (none)  milliseconds  partition:offset:records …
 * </pre>
 */
final class LedgerLine {

    private static final int INTENT_HEAD = 3;
    private static final int OUTCOME_HEAD = 6;
    private static final int POSITION_PARTS = 3;

    private LedgerLine() {}

    static String of(RequestIntent intent) {
        return "I\t" + intent.key() + (intent.complete() ? "\tC" : "\tB")
                + intent.datums().stream()
                        .map(datum -> (datum.valid() ? "\t+" : "\t-") + datum.hash())
                        .collect(joining());
    }

    static String of(AttemptOutcome outcome) {
        GatewayAnswer answer = outcome.answer();
        String flags = (answer.replayed() ? "R" : "") + (outcome.repeat() ? "A" : "");
        return "O\t" + outcome.key() + '\t' + answer.status() + '\t' + answer.outcome() + '\t'
                + (flags.isEmpty() ? "-" : flags) + '\t' + outcome.millis()
                + answer.positions().stream()
                        .map(at -> "\t" + at.partition() + ':' + at.offset() + ':' + at.records())
                        .collect(joining());
    }

    /** @throws IllegalArgumentException if it is not a line of a ledger */
    static LedgerEntry parse(String line) {
        String[] fields = line.split("\t", -1);
        return switch (fields[0]) {
            case "I" -> intent(required(fields, INTENT_HEAD));
            case "O" -> outcome(required(fields, OUTCOME_HEAD));
            default -> throw new IllegalArgumentException("it begins with neither I nor O");
        };
    }

    private static RequestIntent intent(String[] fields) {
        List<ExpectedDatum> datums = Arrays.stream(fields, INTENT_HEAD, fields.length)
                .map(field -> new ExpectedDatum(flag(field.substring(0, 1), "+", "-"), field.substring(1)))
                .toList();
        return new RequestIntent(fields[1], flag(fields[2], "C", "B"), datums);
    }

    private static AttemptOutcome outcome(String[] fields) {
        String flags = fields[4];
        List<AnsweredPosition> positions = Arrays.stream(fields, OUTCOME_HEAD, fields.length)
                .map(LedgerLine::position)
                .toList();
        var answer = new GatewayAnswer(
                Integer.parseInt(fields[2]), RequestOutcome.valueOf(fields[3]), flags.startsWith("R"), positions);
        return new AttemptOutcome(fields[1], answer, flags.endsWith("A"), Long.parseLong(fields[5]));
    }

    private static AnsweredPosition position(String field) {
        String[] parts = required(field.split(":", -1), POSITION_PARTS);
        return new AnsweredPosition(Integer.parseInt(parts[0]), Long.parseLong(parts[1]), Integer.parseInt(parts[2]));
    }

    private static String[] required(String[] fields, int count) {
        if (fields.length < count) {
            throw new IllegalArgumentException("a field is missing");
        }
        return fields;
    }

    private static boolean flag(String field, String yes, String no) {
        if (!field.equals(yes) && !field.equals(no)) {
            throw new IllegalArgumentException("'" + field + "' is neither " + yes + " nor " + no);
        }
        return field.equals(yes);
    }
}
