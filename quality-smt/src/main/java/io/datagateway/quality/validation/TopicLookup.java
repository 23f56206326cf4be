// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import io.datagateway.contract.TopicFamily;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the raw topics in Kafka that can be validated now. For one thread at a time. */
final class TopicLookup {

    private static final Logger log = LoggerFactory.getLogger(TopicLookup.class);
    private static final int TIMEOUT_MS = 10_000;

    private final Admin admin;
    private final Pattern regex;
    private Set<String> missingBefore = Set.of();

    TopicLookup(Admin admin, Pattern regex) {
        this.admin = admin;
        this.regex = regex;
    }

    /**
     * Finds them. A raw topic without both its targets is left out: a record for a topic that does not exist would
     * block its task for ever.
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
        warnOfMissing(wanted, existing);

        List<TopicFamily> complete = wanted.stream()
                .filter(family -> existing.containsAll(List.of(family.prod(), family.dlq())))
                .toList();
        Map<String, TopicDescription> described = describe(complete);
        return complete.stream().map(family -> rawTopic(family, described)).collect(Collectors.toUnmodifiableSet());
    }

    private Map<String, TopicDescription> describe(Collection<TopicFamily> families)
            throws ExecutionException, InterruptedException {
        Set<String> topics = families.stream()
                .flatMap(family -> Stream.of(family.raw(), family.prod(), family.dlq()))
                .collect(Collectors.toSet());
        return admin.describeTopics(topics, new DescribeTopicsOptions().timeoutMs(TIMEOUT_MS))
                .allTopicNames()
                .get();
    }

    private static RawTopic rawTopic(TopicFamily family, Map<String, TopicDescription> described) {
        TopicDescription raw = described(family.raw(), described);
        int targets = Math.min(
                described(family.prod(), described).partitions().size(),
                described(family.dlq(), described).partitions().size());
        return new RawTopic(family, raw.topicId(), raw.partitions().size(), targets);
    }

    private static TopicDescription described(String topic, Map<String, TopicDescription> described) {
        return Objects.requireNonNull(described.get(topic), topic);
    }

    /** Warns once for each missing topic, and again only if it existed in between. */
    private void warnOfMissing(Collection<TopicFamily> wanted, Set<String> existing) {
        Set<String> missing = new HashSet<>();
        for (TopicFamily family : wanted) {
            for (String target : List.of(family.prod(), family.dlq())) {
                if (!existing.contains(target) && missing.add(target) && !missingBefore.contains(target)) {
                    log.warn(
                            "{} is not validated: there is no topic {}. Create it, or allow this connector to describe"
                                    + " it; it is picked up by itself",
                            family.raw(),
                            target);
                }
            }
        }
        missingBefore = missing;
    }
}
