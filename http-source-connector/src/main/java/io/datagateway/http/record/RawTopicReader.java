// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.record;

import io.datagateway.http.intake.RawTopicMetadata;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the metadata of raw topics from Kafka. */
final class RawTopicReader {

    private static final Logger log = LoggerFactory.getLogger(RawTopicReader.class);

    private static final DescribeTopicsOptions OPTIONS = new DescribeTopicsOptions().includeAuthorizedOperations(true);

    private final Admin admin;
    private final int maxRequestSize;

    /** @param maxRequestSize {@code max.request.size} of the producer that will send the records */
    RawTopicReader(Admin admin, int maxRequestSize) {
        this.admin = admin;
        this.maxRequestSize = maxRequestSize;
    }

    /**
     * Returns the raw topics that exist and are visible. Keys are contract topics.
     *
     * @throws ExecutionException if Kafka cannot be asked now
     */
    Map<String, RawTopicMetadata> read(Collection<String> topics) throws ExecutionException, InterruptedException {
        List<String> names = topics.stream().map(RawTopicMetadata::nameOf).toList();
        List<ConfigResource> resources =
                names.stream().map(RawTopicReader::resource).toList();
        Map<String, TopicDescription> descriptions =
                visible(admin.describeTopics(names, OPTIONS).topicNameValues());
        Map<ConfigResource, Config> configs =
                visible(admin.describeConfigs(resources).values());
        var found = new HashMap<String, RawTopicMetadata>();
        for (String topic : topics) {
            String name = RawTopicMetadata.nameOf(topic);
            TopicDescription description = descriptions.get(name);
            Config config = configs.get(resource(name));
            if (description != null && config != null && mayWrite(description)) {
                found.put(topic, rawTopic(description, config));
            }
        }
        return found;
    }

    /** Returns true if the gateway may write to the topic. Kafka names no operations where it checks none. */
    private static boolean mayWrite(TopicDescription topic) {
        Set<AclOperation> allowed = topic.authorizedOperations();
        boolean may = allowed == null || allowed.isEmpty() || allowed.contains(AclOperation.WRITE);
        if (!may) {
            log.warn("No records for {}: the gateway may not write to it", topic.name());
        }
        return may;
    }

    private RawTopicMetadata rawTopic(TopicDescription description, Config config) {
        int maxMessageBytes = Integer.parseInt(
                config.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG).value());
        return new RawTopicMetadata(description.partitions().size(), Math.min(maxMessageBytes, maxRequestSize));
    }

    private static ConfigResource resource(String name) {
        return new ConfigResource(ConfigResource.Type.TOPIC, name);
    }

    /** Returns the answers, without those for topics that do not exist or are not visible. */
    private static <K, V> Map<K, V> visible(Map<K, KafkaFuture<V>> answers)
            throws ExecutionException, InterruptedException {
        var visible = new HashMap<K, V>();
        for (var answer : answers.entrySet()) {
            try {
                visible.put(answer.getKey(), answer.getValue().get());
            } catch (ExecutionException e) {
                if (e.getCause() instanceof TopicAuthorizationException) {
                    log.warn("No records for {}: the gateway may not describe it and its config", answer.getKey());
                } else if (!isMissing(e.getCause())) {
                    throw e;
                }
            }
        }
        return visible;
    }

    private static boolean isMissing(@Nullable Throwable cause) {
        return cause instanceof UnknownTopicOrPartitionException || cause instanceof InvalidTopicException;
    }
}
