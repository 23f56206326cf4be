// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.target;

import io.datagateway.contract.TopicFamily;
import io.datagateway.quality.limit.TargetLimits;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.DescribeConfigsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the targets of raw topics: one request for the settings of all of them. A setting that Kafka does not tell
 * now is the one of the last look. For one thread at a time.
 */
public final class TargetLook implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TargetLook.class);
    private static final int TIMEOUT_MS = 10_000;

    private final Admin admin;
    private final TargetChecks checks;
    private final Predicate<String> isKeyless;
    private final Map<String, TargetSettings> settings = new HashMap<>();
    private final Map<String, Integer> limits = new HashMap<>();
    private final Set<String> hinted = new HashSet<>();
    private final Set<String> risky = new HashSet<>();

    /** @param isKeyless tells of a base topic whether a contract of it has no key */
    public TargetLook(Admin admin, TargetChecks checks, Predicate<String> isKeyless) {
        this.admin = admin;
        this.checks = checks;
        this.isKeyless = isKeyless;
    }

    /**
     * The targets of each of {@code families}.
     *
     * @param described the topics that exist and may be described, by name
     */
    public Map<TopicFamily, Targets> look(Collection<TopicFamily> families, Map<String, TopicDescription> described)
            throws InterruptedException {
        List<TopicDescription> topics = families.stream()
                .flatMap(family -> Stream.of(family.prod(), family.dlq()))
                .flatMap(name -> Stream.ofNullable(described.get(name)))
                .toList();
        readSettings(topics);
        Map<String, TargetTopic> visible = new HashMap<>();
        for (TopicDescription topic : topics) {
            hint(topic);
            TargetTopic target = TargetTopic.of(topic, settings.get(topic.name()));
            warnOfRisk(target);
            visible.put(topic.name(), target);
        }
        Map<TopicFamily, Targets> found = new HashMap<>();
        for (TopicFamily family : families) {
            Targets targets = checks.of(family, visible, !isKeyless.test(family.base()));
            found.put(family, targets);
            limits.put(family.prod(), targets.prodBytes());
            limits.put(family.dlq(), targets.dlqBytes());
        }
        TargetLimits.set(this, limits);
        return found;
    }

    private void readSettings(List<TopicDescription> topics) throws InterruptedException {
        List<ConfigResource> resources = topics.stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.name()))
                .toList();
        for (Map.Entry<ConfigResource, KafkaFuture<Config>> answer : admin.describeConfigs(
                        resources, new DescribeConfigsOptions().timeoutMs(TIMEOUT_MS))
                .values()
                .entrySet()) {
            String topic = answer.getKey().name();
            try {
                settings.put(topic, TargetSettings.of(answer.getValue().get()));
            } catch (ExecutionException e) {
                if (e.getCause() instanceof AuthorizationException) {
                    settings.remove(topic);
                    hint(
                            topic,
                            "its settings cannot be read. Allow DESCRIBE_CONFIGS, so that what it does not take is"
                                    + " known before a task fails on it");
                } else {
                    log.debug("The settings of {} are not known now", topic, e.getCause());
                }
            }
        }
    }

    /** Kafka names no operations where it checks none; and the producer may be another principal. */
    private void hint(TopicDescription topic) {
        Set<AclOperation> allowed = topic.authorizedOperations();
        if (allowed != null && !allowed.isEmpty() && !allowed.contains(AclOperation.WRITE)) {
            hint(
                    topic.name(),
                    "the connector's own client may not write to it. If the worker's producer is the same"
                            + " principal, allow WRITE");
        }
    }

    /** Once, and again if it has been mended meanwhile. */
    private void warnOfRisk(TargetTopic topic) {
        Optional<String> risk = TargetChecks.risk(topic);
        if (risk.isEmpty()) {
            risky.remove(topic.name());
        } else if (risky.add(topic.name())) {
            log.warn(risk.get());
        }
    }

    private void hint(String topic, String hint) {
        if (hinted.add(topic + hint)) {
            log.info("{}: {}", topic, hint);
        }
    }

    /** Ends the looks: nothing is too large for these targets any more, as far as this one knows. */
    @Override
    public void close() {
        TargetLimits.remove(this);
    }
}
