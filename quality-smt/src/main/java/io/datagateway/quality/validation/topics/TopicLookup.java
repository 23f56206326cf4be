// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.topics;

import io.datagateway.contract.TopicFamily;
import io.datagateway.quality.validation.target.TargetLook;
import io.datagateway.quality.validation.target.Targets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
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

/**
 * Finds those raw topics in Kafka of which a task serves partitions, with what keeps their records from being delivered.
 * For one thread at a time.
 */
public final class TopicLookup {

    private static final int TIMEOUT_MS = 10_000;

    private final Admin admin;
    private final Pattern regex;
    private final TaskShare share;
    private final TargetLook targets;

    public TopicLookup(Admin admin, Pattern regex, TaskShare share, TargetLook targets) {
        this.admin = admin;
        this.regex = regex;
        this.share = share;
        this.targets = targets;
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
        return find(wanted, existing::contains);
    }

    /** Looks at {@code families} again, and leaves those out that are gone. */
    Set<RawTopic> again(Collection<TopicFamily> families) throws ExecutionException, InterruptedException {
        return find(families, any -> true);
    }

    private Set<RawTopic> find(Collection<TopicFamily> wanted, Predicate<String> exists)
            throws ExecutionException, InterruptedException {
        Map<String, TopicDescription> described = describe(wanted, exists);
        List<TopicFamily> served = wanted.stream()
                .filter(family -> share.hasAnyOf(family.raw(), partitions(described, family.raw())))
                .toList();
        return targets.look(served, described).entrySet().stream()
                .map(family -> rawTopic(family.getKey(), described, family.getValue()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Map<String, TopicDescription> describe(Collection<TopicFamily> families, Predicate<String> exists)
            throws ExecutionException, InterruptedException {
        Set<String> topics = families.stream()
                .flatMap(family -> Stream.of(family.raw(), family.prod(), family.dlq()))
                .filter(exists)
                .collect(Collectors.toCollection(HashSet::new));
        Map<String, TopicDescription> described = new HashMap<>();
        for (Map.Entry<String, KafkaFuture<TopicDescription>> topic : admin.describeTopics(
                        topics,
                        new DescribeTopicsOptions().timeoutMs(TIMEOUT_MS).includeAuthorizedOperations(true))
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

    private static RawTopic rawTopic(TopicFamily family, Map<String, TopicDescription> described, Targets targets) {
        TopicDescription raw = Objects.requireNonNull(described.get(family.raw()));
        int both = Math.min(partitions(described, family.prod()), partitions(described, family.dlq()));
        return new RawTopic(family, raw.topicId(), raw.partitions().size(), both, targets);
    }

    private static int partitions(Map<String, TopicDescription> described, String topic) {
        TopicDescription description = described.get(topic);
        return description == null ? 0 : description.partitions().size();
    }
}
