// SPDX-License-Identifier: Apache-2.0
package io.datagateway.neighbours;

import io.datagateway.cluster.Cluster;
import io.datagateway.cluster.ClusterPaths;
import io.datagateway.cluster.JvmOptions;
import io.datagateway.cluster.Startup;
import io.datagateway.cluster.Topology;
import io.datagateway.cluster.WorkerCounts;
import io.datagateway.cluster.WorkerOverrides;
import io.datagateway.demo.DemoCertificates;
import io.datagateway.traffic.LoadBalancer;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Brings up a cluster with one worker in each group.
 *
 * @param paths the places of its files
 */
record TeamCluster(NeighboursOptions options, ClusterPaths paths, PrintStream out) {

    private static final int PARTITIONS = 3;

    /**
     * What is there from the start.
     *
     * @param contracts the teams that have a contract
     * @param clients those of them that have a certificate
     * @param topics those that have topics already
     */
    record Teams(List<Team> contracts, List<Team> clients, List<Team> topics) {}

    /**
     * Starts everything and returns when each worker of the gateway would take a request.
     *
     * @param changes settings by connector
     */
    TestBed start(Teams teams, JvmOptions jvm, Map<String, Map<String, String>> changes) throws Exception {
        Path contracts = paths.root().resolve("contracts");
        var topology = Topology.onFreePorts(options.brokers, new WorkerCounts(1, 1), false);
        var variables = Map.of("DATA_GATEWAY_CONTRACTS", contracts.toString());
        var cluster = new Cluster(paths, topology, jvm, new WorkerOverrides(Map.of(), variables));
        cluster.configureBrokers(RightsHarms.brokerSettings());
        DemoCertificates certificates = cluster.issue(List.of("gateway"));
        cluster.killAllAtExit();
        for (Team team : teams.contracts()) {
            team.writeContract(contracts);
        }
        for (Team team : teams.clients()) {
            certificates.issue(team.topic());
        }
        cluster.prepare();
        out.printf(
                "starting %d brokers and %s; their logs: %s%n", topology.brokers(), topology.workers(), paths.logs());
        new Startup(cluster).run(teams.topics().stream().map(Team::topic).toList(), PARTITIONS, changes);
        return bed(cluster, contracts);
    }

    private TestBed bed(Cluster cluster, Path contracts) {
        Topology topology = cluster.topology();
        String servers = topology.bootstrapServers();
        var hands = new TestBed.Hands(
                new KafkaOperator(servers, Math.min(3, options.brokers)),
                new ConnectOperator(topology),
                new RawWriter(servers));
        var balancer = new LoadBalancer(topology.gatewayUrls(), topology.healthUrls());
        // No other text in any log has this form.
        var records = new TeamRecords("zq" + options.keyPrefix + "qz");
        return new TestBed(cluster, contracts, hands, balancer, records, options.keyPrefix, options.run.seed());
    }
}
