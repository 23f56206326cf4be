// SPDX-License-Identifier: Apache-2.0
package io.datagateway.neighbours;

import io.datagateway.cluster.Cluster;
import io.datagateway.ledger.TopicKind;
import io.datagateway.traffic.LoadBalancer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A running cluster and the hands that change it.
 *
 * @param contracts the folder of contracts that the workers read
 * @param records makes records with the marker of this run
 * @param run the beginning of every key
 */
record TestBed(
        Cluster cluster, Path contracts, Hands hands, LoadBalancer balancer, TeamRecords records, String run, long seed)
        implements AutoCloseable {

    /** The hands of operators and of foreign producers. */
    record Hands(KafkaOperator kafka, ConnectOperator connect, RawWriter raw) {}

    KafkaOperator kafka() {
        return hands.kafka();
    }

    ConnectOperator connect() {
        return hands.connect();
    }

    RawWriter raw() {
        return hands.raw();
    }

    /** Makes all topics of these teams, targets first: raw is then taken at once. */
    void createTopics(List<Team> teams, int partitions) throws Exception {
        List<String> names = Stream.of(TopicKind.PROD, TopicKind.DLQ, TopicKind.RAW)
                .flatMap(kind -> teams.stream().map(team -> team.topic(kind)))
                .toList();
        kafka().create(names, partitions);
    }

    String servers() {
        return cluster.topology().bootstrapServers();
    }

    @Override
    public void close() {
        balancer.close();
        hands.raw().close();
        hands.kafka().close();
    }
}
