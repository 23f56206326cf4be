// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.topics;

import io.datagateway.contract.TopicFamily;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The raw topics of a task as of the last look that succeeded. A failed look changes nothing: the known topics stay. */
public final class KnownTopics {

    private static final Logger log = LoggerFactory.getLogger(KnownTopics.class);

    private final TopicLookup lookup;
    private volatile @Nullable Set<RawTopic> known;
    private boolean hasFailed;

    public KnownTopics(TopicLookup lookup) {
        this.lookup = lookup;
    }

    /** The same object as long as nothing has changed; empty if no look has succeeded yet. For any thread. */
    public Optional<Set<RawTopic>> known() {
        return Optional.ofNullable(known);
    }

    /** Looks once, which takes as long as Kafka does. For one thread. */
    public void look() throws InterruptedException {
        update(before -> lookup.find());
    }

    /** Looks once more at those topics only whose targets are not ready, if there are any. For the same thread. */
    public void lookAgain() throws InterruptedException {
        Set<TopicFamily> waiting = known().orElse(Set.of()).stream()
                .filter(topic -> !topic.targets().problems().isEmpty())
                .map(RawTopic::family)
                .collect(Collectors.toSet());
        if (!waiting.isEmpty()) {
            update(before -> {
                Set<RawTopic> found = lookup.again(waiting);
                Set<TopicFamily> replaced = found.stream().map(RawTopic::family).collect(Collectors.toSet());
                return Stream.concat(
                                found.stream(), before.stream().filter(topic -> !replaced.contains(topic.family())))
                        .collect(Collectors.toUnmodifiableSet());
            });
        }
    }

    /** A question to Kafka, given what is known. */
    private interface Question {
        Set<RawTopic> ask(Set<RawTopic> before) throws ExecutionException, InterruptedException;
    }

    private void update(Question question) throws InterruptedException {
        Set<RawTopic> before = known;
        try {
            Set<RawTopic> found = question.ask(before == null ? Set.of() : before);
            if (!found.equals(before)) {
                known = found;
            }
            if (hasFailed) {
                hasFailed = false;
                log.info("Kafka tells again which raw topics there are: {}", found.size());
            }
        } catch (ExecutionException e) {
            if (!hasFailed) {
                hasFailed = true;
                log.warn(
                        "Kafka does not tell which raw topics there are. The {} known ones stay; it is asked again and"
                                + " again",
                        before == null ? 0 : before.size(),
                        e.getCause());
            }
        }
    }
}
