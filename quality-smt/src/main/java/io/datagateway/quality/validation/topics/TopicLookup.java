// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.topics;

import io.datagateway.contract.TopicFamily;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Finds the raw topics in Kafka, with what keeps their records from being delivered. For one thread at a time. */
public final class TopicLookup {

    private static final int TIMEOUT_MS = 10_000;

    private final Admin admin;
    private final Pattern regex;

    public TopicLookup(Admin admin, Pattern regex) {
        this.admin = admin;
        this.regex = regex;
    }

    /**
     * Finds them. One that is deleted or forbidden while this looks is left out, so that it does not stop the others.
     *
     * @throws ExecutionException if Kafka did not answer, or refused; the cause says why
     */
    Set<RawTopic> find() throws ExecutionException, InterruptedException {
        Set<String> existing = admin.listTopics(new ListTopicsOptions().timeoutMs(TIMEOUT_MS))
                .names()
                .get();
        List<TopicFamily> wanted = existing.stream()
                .filter(topic -> regex.matcher(topic).matches())
                .flatMap(topic -> TopicFamily.ofRaw(topic).stream())
                .toList();
        Map<String, TopicDescription> described = describe(wanted, existing);
        return wanted.stream()
                .flatMap(family -> rawTopic(family, described).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private Map<String, TopicDescription> describe(Collection<TopicFamily> families, Set<String> existing)
            throws ExecutionException, InterruptedException {
        Set<String> topics = families.stream()
                .flatMap(family -> Stream.of(family.raw(), family.prod(), family.dlq()))
                .filter(existing::contains)
                .collect(Collectors.toCollection(HashSet::new));
        Map<String, TopicDescription> described = new HashMap<>();
        for (Map.Entry<String, KafkaFuture<TopicDescription>> topic : admin.describeTopics(
                        topics, new DescribeTopicsOptions().timeoutMs(TIMEOUT_MS))
                .topicNameValues()
                .entrySet()) {
            ifThere(topic.getValue()).ifPresent(it -> described.put(topic.getKey(), it));
        }
        return described;
    }

    private static Optional<TopicDescription> ifThere(KafkaFuture<TopicDescription> topic)
            throws ExecutionException, InterruptedException {
        try {
            return Optional.of(topic.get());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException
                    || e.getCause() instanceof TopicAuthorizationException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static Optional<RawTopic> rawTopic(TopicFamily family, Map<String, TopicDescription> described) {
        return Optional.ofNullable(described.get(family.raw())).map(raw -> {
            List<String> missing = Stream.of(family.prod(), family.dlq())
                    .filter(target -> !described.containsKey(target))
                    .toList();
            int targets = Stream.of(family.prod(), family.dlq())
                    .mapToInt(target -> partitions(described, target))
                    .min()
                    .orElse(0);
            return new RawTopic(family, raw.topicId(), raw.partitions().size(), targets, problem(missing));
        });
    }

    private static int partitions(Map<String, TopicDescription> described, String topic) {
        TopicDescription description = described.get(topic);
        return description == null ? 0 : description.partitions().size();
    }

    private static String problem(List<String> missing) {
        return missing.isEmpty()
                ? ""
                : "There is no topic " + String.join(" and no topic ", missing)
                        + ". Create it, or allow this connector to describe it; the partition then goes on by itself.";
    }
}
