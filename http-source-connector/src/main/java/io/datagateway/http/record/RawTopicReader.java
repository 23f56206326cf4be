// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.record;

import io.datagateway.http.intake.RawTopicMetadata;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.DescribeConfigsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;

/** Reads descriptions and configs of raw topics from Kafka. */
final class RawTopicReader {

    private static final int TIMEOUT_MILLIS = 10_000;
    private static final DescribeTopicsOptions TOPICS =
            new DescribeTopicsOptions().includeAuthorizedOperations(true).timeoutMs(TIMEOUT_MILLIS);
    private static final DescribeConfigsOptions CONFIGS = new DescribeConfigsOptions().timeoutMs(TIMEOUT_MILLIS);

    private final Admin admin;
    private final RawTopicChecks checks;

    RawTopicReader(Admin admin, RawTopicDemands demands) {
        this.admin = admin;
        this.checks = new RawTopicChecks(demands);
    }

    /**
     * Returns what Kafka tells of these topics; a topic of which it tells nothing now is left out. Keys are contract topics.
     *
     * @throws ExecutionException if Kafka cannot be asked now
     */
    Map<String, RawTopicFinding> read(Collection<String> topics) throws ExecutionException, InterruptedException {
        List<String> names = topics.stream().map(RawTopicMetadata::nameOf).toList();
        KafkaAnswers<String, TopicDescription> descriptions =
                KafkaAnswers.await(admin.describeTopics(names, TOPICS).topicNameValues());
        List<ConfigResource> seen = descriptions.values().keySet().stream()
                .map(RawTopicReader::resource)
                .toList();
        KafkaAnswers<ConfigResource, Config> configs =
                KafkaAnswers.await(admin.describeConfigs(seen, CONFIGS).values());
        var findings = new HashMap<String, RawTopicFinding>();
        for (String topic : topics) {
            RawTopicFinding finding = finding(topic, descriptions, configs);
            if (finding != null) {
                findings.put(topic, finding);
            }
        }
        return findings;
    }

    private @Nullable RawTopicFinding finding(
            String topic,
            KafkaAnswers<String, TopicDescription> descriptions,
            KafkaAnswers<ConfigResource, Config> configs) {
        String name = RawTopicMetadata.nameOf(topic);
        TopicDescription description = descriptions.value(name);
        if (description == null) {
            return failed(name, "DESCRIBE", descriptions.failure(name));
        }
        Config config = configs.value(resource(name));
        return config == null
                ? failed(name, "DESCRIBE_CONFIGS", configs.failure(resource(name)))
                : checks.check(topic, description, config);
    }

    /** @param operation that the question needs to be allowed */
    private static @Nullable RawTopicFinding failed(String name, String operation, @Nullable Throwable cause) {
        if (cause == null || !KafkaAnswers.isOfTopic(cause)) {
            return null;
        }
        return RawTopicFinding.unseen(
                KafkaAnswers.isMissing(cause)
                        ? "Kafka has no topic " + name + ". The operator must create it, or allow DESCRIBE on it to the"
                                + " principal of the kafka.* settings."
                        : "Kafka does not tell the gateway about topic " + name + ". The operator must allow "
                                + operation + " on it to the principal of the kafka.* settings.");
    }

    private static ConfigResource resource(String name) {
        return new ConfigResource(ConfigResource.Type.TOPIC, name);
    }
}
