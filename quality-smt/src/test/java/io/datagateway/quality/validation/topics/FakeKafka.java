// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.topics;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigsOptions;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeConfigsOptions;
import org.apache.kafka.clients.admin.DescribeConfigsResult;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.ListTopicsResult;
import org.apache.kafka.clients.admin.MockAdminClient;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.internals.KafkaFutureImpl;

/** A cluster's topics, which can be away or broken. Offsets are those that a consumer is told. */
public final class FakeKafka extends MockAdminClient {

    private static final Node BROKER = new Node(0, "localhost", 9092);

    /** The topics whose settings were asked for. */
    final Set<String> described = ConcurrentHashMap.newKeySet();

    private int looks;
    private Consumer<byte[], byte[]> consumer;
    public volatile RuntimeException bug;
    public volatile boolean closed;

    public FakeKafka() {
        super(List.of(BROKER), BROKER);
    }

    public void offsetsFrom(Consumer<byte[], byte[]> newConsumer) {
        consumer = newConsumer;
    }

    public void create(String topic, int partitions) {
        createTopics(List.of(new NewTopic(topic, Optional.of(partitions), Optional.empty())));
    }

    public void createFamily(String base, int raw, int prod, int dlq) {
        create(base + ".prod", prod);
        create(base + ".dlq", dlq);
        create(base + ".raw", raw);
    }

    public void set(String topic, String setting, String value) {
        incrementalAlterConfigs(
                Map.of(
                        new ConfigResource(ConfigResource.Type.TOPIC, topic),
                        List.of(new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET))),
                new AlterConfigsOptions());
    }

    public void delete(String topic) {
        deleteTopics(List.of(topic));
    }

    /** Shows a topic again after {@link #markTopicForDeletion}, as a broker whose metadata was old does. */
    public synchronized void comeBack(String topic) {
        try {
            var topics = MockAdminClient.class.getDeclaredField("allTopics");
            topics.setAccessible(true);
            Object metadata = ((Map<?, ?>) topics.get(this)).get(topic);
            var marked = metadata.getClass().getDeclaredField("markedForDeletion");
            marked.setAccessible(true);
            marked.set(metadata, false);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    public Uuid id(String topic) {
        try {
            return describeTopics(List.of(topic))
                    .allTopicNames()
                    .get()
                    .get(topic)
                    .topicId();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    public void beAway(boolean away) {
        timeoutNextRequest(away ? Integer.MAX_VALUE : 0);
    }

    /** The number of times that the topics were looked at. */
    public synchronized int looks() {
        return looks;
    }

    @Override
    public synchronized ListTopicsResult listTopics(ListTopicsOptions options) {
        looks++;
        if (bug != null) {
            throw bug;
        }
        return super.listTopics(options);
    }

    @Override
    public synchronized DescribeConfigsResult describeConfigs(
            Collection<ConfigResource> resources, DescribeConfigsOptions options) {
        resources.forEach(resource -> described.add(resource.name()));
        return super.describeConfigs(resources, options);
    }

    @Override
    public synchronized ListOffsetsResult listOffsets(
            Map<TopicPartition, OffsetSpec> wanted, ListOffsetsOptions options) {
        Map<TopicPartition, KafkaFuture<ListOffsetsResultInfo>> found = new HashMap<>();
        wanted.forEach((partition, spec) -> {
            KafkaFutureImpl<ListOffsetsResultInfo> future = new KafkaFutureImpl<>();
            try {
                future.complete(new ListOffsetsResultInfo(offset(partition, spec), -1, Optional.empty()));
            } catch (KafkaException e) {
                future.completeExceptionally(e);
            }
            found.put(partition, future);
        });
        return new ListOffsetsResult(found);
    }

    private long offset(TopicPartition partition, OffsetSpec spec) {
        if (spec instanceof OffsetSpec.EarliestSpec) {
            return consumer.beginningOffsets(Set.of(partition)).get(partition);
        }
        if (spec instanceof OffsetSpec.LatestSpec) {
            return consumer.endOffsets(Set.of(partition)).get(partition);
        }
        long since = timestamp(spec);
        OffsetAndTimestamp first =
                consumer.offsetsForTimes(Map.of(partition, since)).get(partition);
        return first == null ? -1 : first.offset();
    }

    /** Kafka does not tell it. */
    private static long timestamp(OffsetSpec spec) {
        try {
            var field = OffsetSpec.TimestampSpec.class.getDeclaredField("timestamp");
            field.setAccessible(true);
            return (Long) field.get(spec);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public synchronized void close(Duration timeout) {
        closed = true;
    }
}
