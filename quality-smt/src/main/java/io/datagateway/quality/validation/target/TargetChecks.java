// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.target;

import io.datagateway.contract.TopicFamily;
import io.datagateway.quality.limit.TargetLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds out from what Kafka says of the targets of a raw topic what they will take. Asks nobody. */
public final class TargetChecks {

    private final int maxRequestSize;

    /** @param maxRequestSize {@code max.request.size} of the producer that writes the copies */
    public TargetChecks(int maxRequestSize) {
        this.maxRequestSize = maxRequestSize;
    }

    /**
     * The targets of one family.
     *
     * @param visible the topics that exist and may be described, by name
     * @param hasKeys false if a contract of the topic has no key, so that its records have none
     */
    public Targets of(TopicFamily family, Map<String, TargetTopic> visible, boolean hasKeys) {
        List<TargetProblem> problems = new ArrayList<>();
        Optional<String> compacted = Optional.empty();
        for (String name : List.of(family.prod(), family.dlq())) {
            TargetTopic topic = visible.get(name);
            if (topic == null) {
                problems.add(TargetProblem.ofAll("There is no topic " + name + ", or the connector may not describe it."
                        + " Create it, or allow DESCRIBE."));
                continue;
            }
            replicas(topic).forEach(problems::add);
            if (topic.settings().filter(TargetSettings::isCompacted).isPresent()) {
                compacted = Optional.of(name);
                if (!hasKeys) {
                    problems.add(
                            TargetProblem.ofAll(name + " is compacted, and takes no record without a key, which the"
                                    + " contract does not give. Set cleanup.policy=delete on " + name
                                    + ", or add a primary key to the contract."));
                }
            }
        }
        return new Targets(problems, limit(visible.get(family.prod())), limit(visible.get(family.dlq())), compacted);
    }

    /** A broker wants no more replicas in sync than there are, whatever {@code min.insync.replicas} says (KIP-966). */
    private static Stream<TargetProblem> replicas(TargetTopic topic) {
        List<TargetProblem> problems = new ArrayList<>();
        int wanted = topic.settings().map(TargetSettings::minInSyncReplicas).orElse(1);
        for (int partition = 0; partition < topic.partitions().size(); partition++) {
            TargetTopic.Replicas replicas = topic.partitions().get(partition);
            String name = topic.name() + "-" + partition;
            if (!replicas.hasLeader()) {
                problems.add(TargetProblem.of(
                        partition, name + " has no leader: start the brokers that have its replicas."));
            } else if (replicas.inSync() < Math.min(wanted, replicas.all())) {
                problems.add(TargetProblem.of(
                        partition,
                        name + " has " + replicas.inSync() + " of " + replicas.all()
                                + " replicas in sync, and min.insync.replicas=" + wanted
                                + " wants more: start the brokers that"
                                + " have the others."));
            }
        }
        return problems.stream();
    }

    /**
     * What may make others wait later, though the topic takes everything now: where no replica may be away, an open
     * transaction with records for the topic cannot end while a broker is down, not even as an abort, and no other can
     * begin under the same {@code transactional.id} before (KIP-98).
     */
    static Optional<String> risk(TargetTopic topic) {
        int wanted = topic.settings().map(TargetSettings::minInSyncReplicas).orElse(1);
        return topic.partitions().stream()
                .filter(replicas -> replicas.mustAllBeThere(wanted))
                .findFirst()
                .map(replicas ->
                        topic.name() + " has " + replicas.all() + " replicas, and min.insync.replicas=" + wanted
                                + " needs all of them: with exactly-once, a broker that is down stops this topic and all others"
                                + " of the same task. Set min.insync.replicas=" + (replicas.all() - 1)
                                + ", or add a replica.");
    }

    private int limit(@Nullable TargetTopic topic) {
        return topic == null || topic.settings().isEmpty()
                ? TargetLimits.UNKNOWN
                : TargetLimits.of(topic.settings().get().maxMessageBytes(), maxRequestSize);
    }
}
