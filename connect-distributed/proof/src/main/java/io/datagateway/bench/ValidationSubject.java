// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.util.List;

/**
 * A connector that reads a raw topic of its own: it is paused while the topic is filled, and timed while it empties it.
 */
final class ValidationSubject implements Subject {

    /** Records a second, for the first round; the others go by the one before. */
    private static final double GUESS = 20_000;

    private static final long LEAST = 40_000;

    private final String name;
    private final String connector;
    private final Workload workload;
    private final ValidationConnectors validation;
    private final TopicProgress progress;
    private double rate = GUESS;

    /** @param connector the name of a connector that is deployed and paused */
    ValidationSubject(String name, String connector, Workload workload, ValidationConnectors validation) {
        this.name = name;
        this.connector = connector;
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
        validation.rest().resume(connector);
        rate = progress.rate(before, records);
        ValidationConnectors.pause(validation.rest(), connector);
        return rate;
    }
}
