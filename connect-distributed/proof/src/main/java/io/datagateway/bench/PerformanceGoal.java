// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.util.Locale;

/** The goals: ratios in one run on two cores; the medians of the rounds are judged. */
enum PerformanceGoal {
    INGEST("ingest, 1,000 records a request, 8 connections / producer limit", 0.50, 0.70, ""),
    FRAMEWORK("ingest, 1,000 records a request, 8 connections / framework limit", 0.80, 0.95, ""),
    SINGLE("ingest, 1 record a request, 64 connections / HTTP limit", 0.65, 0.85, ""),
    VALIDATE_COPY("validate, 20 declarative rules / copy limit", 0.80, 0.95, ""),
    VALIDATE_PRODUCER("validate, 5 rules / producer limit", 0.45, 0.60, ""),
    LATENCY("p99 of a 201 at half of the peak / p99 of a plain produce", 3, 1.5, ""),
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

    GoalVerdict judge(double seen) {
        if (reaches(seen, aim)) {
            return GoalVerdict.REACHED;
        }
        return reaches(seen, least) ? GoalVerdict.AT_LEAST : GoalVerdict.MISSED;
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
