// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.util.Locale;

/** The goals: ratios in one run on two cores; judged is the interval of the median of the rounds. */
enum PerformanceGoal {
    INGEST("ingest, 1,000 records a request, 8 connections / producer limit", 0.70, 0.95, ""),
    FRAMEWORK("ingest, 1,000 records a request, 8 connections / framework limit", 0.80, 0.95, ""),
    SINGLE("ingest, 1 record a request, 64 connections / HTTP limit", 0.65, 0.85, ""),
    SINGLE_SERIES("the same / HTTP limit and bare producers in series", 0.70, 0.85, ""),
    VALIDATE_COPY("validate, 20 declarative rules / copy limit", 0.90, 0.97, ""),
    VALIDATE_PRODUCER("validate, 5 rules / producer limit", 0.45, 0.60, ""),
    VALIDATE_BARE("validate, 5 rules / bare consumers and transactional producers", 0.60, 0.75, ""),
    WIDE("ingest, 100 fields a record / producer limit", 0.70, 0.95, ""),
    LATENCY("p99 of a 201 at half of the peak / p99 of a plain produce", 3, 1.5, ""),
    LATENCY_WORKER("the same / p99 of a produce with the worker's heap and collector", 2, 1.5, ""),
    END_TO_END("end-to-end p99 at half of the peak", 500, 150, "ms"),
    LARGE("time a record, 10,000 / 1,000 records a request", 1.1, 1.0, ""),
    TOPICS_INGEST("ingest, 1,000 topics with 5 versions / 1 topic", 0.95, 0.99, ""),
    TOPICS_VALIDATE("validate, 1,000 topics with 5 versions / 1 topic", 0.95, 0.99, "");

    private final String text;
    private final double least;
    private final double aim;
    private final String unit;

    PerformanceGoal(String text, double least, double aim, String unit) {
        this.text = text;
        this.least = least;
        this.aim = aim;
        this.unit = unit;
    }

    String text() {
        return text;
    }

    double least() {
        return least;
    }

    double aim() {
        return aim;
    }

    String unit() {
        return unit;
    }

    boolean higherIsBetter() {
        return aim > least;
    }

    /** Judges all of an interval by its worse end. */
    GoalVerdict judge(Interval seen) {
        double worse = higherIsBetter() ? seen.low() : seen.high();
        double better = higherIsBetter() ? seen.high() : seen.low();
        if (reaches(worse, aim)) {
            return GoalVerdict.REACHED;
        }
        if (reaches(worse, least)) {
            return GoalVerdict.AT_LEAST;
        }
        return reaches(better, least) ? GoalVerdict.UNDECIDED : GoalVerdict.MISSED;
    }

    /** Returns true if it is so far off that even a noisy machine does not explain it: by half, or twice. */
    boolean isFarOff(double seen) {
        return !reaches(seen, higherIsBetter() ? least / 2 : least * 2);
    }

    private boolean reaches(double seen, double limit) {
        return higherIsBetter() ? seen >= limit : seen <= limit;
    }

    /** Returns a limit as in ">= 0.50" or "<= 500 ms". */
    String text(double limit) {
        return (higherIsBetter() ? ">= " : "<= ") + number(limit);
    }

    String number(double seen) {
        return (String.format(Locale.ROOT, unit.isEmpty() ? "%.2f" : "%.0f", seen) + " " + unit).strip();
    }
}
