// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.ListTopicsResult;
import org.apache.kafka.clients.admin.MockAdminClient;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Node;

/** A cluster's topics, which can be away or broken. */
final class FakeKafka extends MockAdminClient {

    private static final Node BROKER = new Node(0, "localhost", 9092);

    private int looks;
    volatile RuntimeException bug;
    volatile boolean closed;

    FakeKafka() {
        super(List.of(BROKER), BROKER);
    }

    void create(String topic, int partitions) {
        createTopics(List.of(new NewTopic(topic, Optional.of(partitions), Optional.empty())));
    }

    void createFamily(String base, int raw, int prod, int dlq) {
        create(base + ".prod", prod);
        create(base + ".dlq", dlq);
        create(base + ".raw", raw);
    }

    void delete(String topic) {
        deleteTopics(List.of(topic));
    }

    void beAway(boolean away) {
        timeoutNextRequest(away ? Integer.MAX_VALUE : 0);
    }

    /** Waits until the topics have been looked at that many times more. */
    synchronized void awaitLooks(int count) throws InterruptedException {
        int enough = looks + count;
        while (looks < enough) {
            wait();
        }
    }

    @Override
    public synchronized ListTopicsResult listTopics(ListTopicsOptions options) {
        looks++;
        notifyAll();
        if (bug != null) {
            throw bug;
        }
        return super.listTopics(options);
    }

    @Override
    public synchronized void close(Duration timeout) {
        closed = true;
    }
}
