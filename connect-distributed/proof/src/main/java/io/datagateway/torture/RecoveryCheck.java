// SPDX-License-Identifier: Apache-2.0
package io.datagateway.torture;

import io.datagateway.cluster.Cluster;
import io.datagateway.cluster.Node;
import io.datagateway.connect.ConnectRest;
import io.datagateway.connect.ConnectorStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.common.TopicPartitionInfo;

/**
 * Waits until the cluster has recovered: every process up, every replica in sync, every task running, and a new 201.
 */
final class RecoveryCheck implements AutoCloseable {

    private static final Duration REST_TIMEOUT = Duration.ofSeconds(10);

    private final Cluster cluster;
    private final AnswerCounts answers;
    private final List<ConnectRest> workers;
    private final Admin admin;

    RecoveryCheck(Cluster cluster, AnswerCounts answers) {
        this.cluster = cluster;
        this.answers = answers;
        this.workers = cluster.topology().connectUrls().stream()
                .map(url -> new ConnectRest(url, REST_TIMEOUT))
                .toList();
        this.admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, cluster.topology().bootstrapServers()));
    }

    /** Returns the conditions that still do not hold at the limit; none if all is well. */
    List<String> await(Duration limit) throws InterruptedException {
        long begin = System.nanoTime();
        List<String> missing = missing(begin);
        while (!missing.isEmpty() && System.nanoTime() - begin < limit.toNanos()) {
            TimeUnit.MILLISECONDS.sleep(300);
            missing = missing(begin);
        }
        return missing;
    }

    private List<String> missing(long sinceNanos) throws InterruptedException {
        var missing = new ArrayList<String>();
        try {
            // The cheap ones first: the next one is asked only when the one before is well.
            addDead(missing);
            if (missing.isEmpty()) {
                addFailed(missing);
            }
            if (missing.isEmpty()) {
                addOutOfSync(missing);
            }
        } catch (IOException e) {
            missing.add(String.valueOf(e.getMessage()));
        }
        if (answers.latestWrittenNanos() - sinceNanos <= 0) {
            missing.add("a new 201");
        }
        return missing;
    }

    private void addDead(List<String> missing) throws IOException {
        for (Node node : cluster.topology().nodes()) {
            if (!cluster.isAlive(node)) {
                missing.add(node + " is dead");
            }
        }
    }

    private void addFailed(List<String> missing) throws IOException {
        for (ConnectRest worker : workers) {
            for (ConnectorStatus status : worker.statuses().values()) {
                if (!status.running()) {
                    missing.add(status.toString());
                }
            }
        }
    }

    private void addOutOfSync(List<String> missing) throws InterruptedException {
        try {
            var names = admin.listTopics(new ListTopicsOptions().listInternal(true))
                    .names()
                    .get(10, TimeUnit.SECONDS);
            for (var topic : admin.describeTopics(names)
                    .allTopicNames()
                    .get(10, TimeUnit.SECONDS)
                    .values()) {
                for (TopicPartitionInfo partition : topic.partitions()) {
                    if (partition.isr().size() < partition.replicas().size()) {
                        missing.add(topic.name() + "-" + partition.partition() + " has too few copies in sync");
                    }
                }
            }
        } catch (ExecutionException | TimeoutException e) {
            missing.add("Kafka does not answer");
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(2));
    }
}
