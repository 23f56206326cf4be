// SPDX-License-Identifier: Apache-2.0
package io.datagateway.commands;

import io.datagateway.connect.TopicsHealth;
import io.datagateway.connect.TopicsHealth.Held;
import io.datagateway.connect.TopicsHealth.NotReady;
import io.datagateway.connect.TopicsHealth.Topic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The health of the topics in lines: one with the counts, and those of each topic that there is something to tell of. */
final class TopicLines {

    private TopicLines() {}

    static List<String> of(TopicsHealth health) {
        var lines = new ArrayList<String>();
        lines.add(counts(health));
        health.topics().stream().filter(Topic::toBeTold).forEach(topic -> {
            lines.add("  " + topic.topic() + lag(topic));
            if (topic.notReady() != null) {
                lines.add("    " + line(topic.notReady()));
            }
            held(topic).forEach(line -> lines.add("    " + line));
            if (!topic.validated()) {
                lines.add("    not validated: nobody reads its raw topic");
            }
            if (!topic.detail().isEmpty()) {
                lines.add("    " + topic.detail());
            }
        });
        return lines;
    }

    private static String counts(TopicsHealth health) {
        List<Topic> topics = health.topics();
        long held = topics.stream().filter(Topic::holds).count();
        long not = topics.stream().filter(topic -> !topic.validated()).count();
        long waiting = topics.stream()
                .map(Topic::lag)
                .filter(Objects::nonNull)
                .mapToLong(lag -> Objects.requireNonNull(lag))
                .sum();
        return "topics: " + topics.size() + ", held " + held + ", not validated " + not + ", records waiting " + waiting
                + (health.state().equals("current")
                        ? ""
                        : "; the status topic is " + health.state()
                                + (health.reason().isEmpty() ? "" : " (" + health.reason() + ")"));
    }

    private static String lag(Topic topic) {
        return topic.lag() == null ? "" : ": records waiting " + topic.lag();
    }

    /** Partitions that are held for the same reason are one line. */
    private static List<String> held(Topic topic) {
        Map<List<String>, List<Held>> alike = topic.held().stream()
                .collect(Collectors.groupingBy(
                        held -> List.of(held.reason(), held.detail()), LinkedHashMap::new, Collectors.toList()));
        return alike.values().stream().map(TopicLines::line).toList();
    }

    private static String line(NotReady notReady) {
        return "not taken since " + notReady.since() + partitions(notReady.partitions()) + ": " + notReady.detail();
    }

    private static String partitions(List<Integer> numbers) {
        String all = numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return all.isEmpty() ? "" : ", partition " + all;
    }

    private static String line(List<Held> alike) {
        String partitions = partitions(alike.stream().map(Held::partition).toList());
        String since = alike.stream().map(Held::since).min(String::compareTo).orElseThrow();
        Held first = alike.get(0);
        return "held since " + since + partitions + ": " + first.reason() + ": " + first.detail();
    }
}
