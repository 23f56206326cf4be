// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.record;

import io.datagateway.http.intake.RawTopicMetadata;
import io.datagateway.http.intake.TopicProblem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The problems of the raw topics as the log tells them: when one begins, every five minutes while it lasts, and its end. */
final class RawTopicProblems {

    private static final Logger log = LoggerFactory.getLogger(RawTopicProblems.class);
    private static final Duration REMINDER = Duration.ofMinutes(5);

    private final Clock clock;
    private final Map<String, Open> open = new HashMap<>();

    private record Open(TopicProblem problem, Instant told) {}

    RawTopicProblems(Clock clock) {
        this.clock = clock;
    }

    /** Notes what was found of a topic, and returns its problem; null if it has none. */
    @Nullable
    TopicProblem note(String topic, RawTopicFinding finding) {
        Open before = open.get(topic);
        if (finding.problem() == null) {
            end(topic, before);
            return null;
        }
        Instant now = clock.instant();
        Instant since = before == null ? now : before.problem().since();
        Instant told = before == null ? now : before.told();
        var problem = new TopicProblem(finding.problem(), since, finding.partitions());
        boolean isToTell = before == null
                || !before.problem().equals(problem)
                || Duration.between(told, now).compareTo(REMINDER) >= 0;
        open.put(topic, new Open(problem, isToTell ? now : told));
        if (isToTell) {
            log.warn("{} since {}: {}", scope(topic, problem), since, problem.detail());
        }
        return problem;
    }

    private void end(String topic, @Nullable Open before) {
        if (before != null) {
            open.remove(topic);
            log.info(
                    "{} takes records again, after the problem since {}",
                    nameOf(topic),
                    before.problem().since());
        }
    }

    /** Returns true if the contract topic has a problem. */
    boolean has(String topic) {
        return open.containsKey(topic);
    }

    private static String scope(String topic, TopicProblem problem) {
        return problem.isOfWholeTopic()
                ? "No records are taken for " + nameOf(topic)
                : "No records are taken for some partitions of " + nameOf(topic);
    }

    private static String nameOf(String topic) {
        return RawTopicMetadata.nameOf(topic);
    }
}
