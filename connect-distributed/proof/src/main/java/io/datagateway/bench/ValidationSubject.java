// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.util.List;

/**
 * What reads a raw topic of its own: it waits while the topic is filled, and is timed while it empties it.
 */
final class ValidationSubject implements Subject {

    /** Records a second, for the first round; the others go by the one before. */
    private static final double GUESS = 20_000;

    private static final long LEAST = 40_000;

    private final String name;
    private final Copier copier;
    private final Workload workload;
    private final ValidationConnectors validation;
    private final TopicProgress progress;
    private double rate = GUESS;

    ValidationSubject(String name, Copier copier, Workload workload, ValidationConnectors validation) {
        this.name = name;
        this.copier = copier;
        this.workload = workload;
        this.validation = validation;
        this.progress =
                new TopicProgress(validation.admin(), List.of(workload.topic() + ".prod", workload.topic() + ".dlq"));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public double round(int seconds) throws Exception {
        long records = Math.max(LEAST, (long) (rate * seconds));
        validation.backlog().write(workload, records);
        long before = progress.end();
        copier.start(records);
        rate = progress.rate(before, records);
        copier.stop();
        return rate;
    }
}
