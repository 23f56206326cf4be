// SPDX-License-Identifier: Apache-2.0
package io.datagateway.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datagateway.cluster.Node.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopologyTest {

    @Test
    void threeBrokersKeepThreeCopiesOfWhichTwoMustBeInSync() {
        assertThat(new Topology(3, 2, 19000, false).replicas()).isEqualTo(3);
        assertThat(new Topology(3, 2, 19000, false).minInSync()).isEqualTo(2);
        assertThat(new Topology(1, 2, 19000, false).replicas()).isEqualTo(1);
        assertThat(new Topology(1, 2, 19000, false).minInSync()).isEqualTo(1);
        assertThat(new Topology(9, 9, 19000, false).replicas()).isEqualTo(3);
    }

    @Test
    void noTwoPortsAreTheSame() {
        assertThat(new Topology(9, 9, 19000, false).allPorts())
                .doesNotHaveDuplicates()
                .hasSize(9 * 2 + 9 * 3)
                .allMatch(port -> port > 19000 && port < 19050);
    }

    @Test
    void workersThatAreApartReachEveryBrokerAtAnAddressOfTheirOwn() {
        var apart = new Topology(3, 2, 19000, true);

        assertThat(apart.bootstrapServers(new Node(Kind.WORKER, 2)))
                .isEqualTo("127.0.2.1:19071,127.0.2.2:19072,127.0.2.3:19073");
        assertThat(apart.bootstrapServers()).isEqualTo("127.0.0.1:19001,127.0.0.1:19002,127.0.0.1:19003");
    }

    @Test
    void theGatewayHasAGroupOfItsOwnInTheSplitLayout() {
        var split = new Topology(1, new WorkerCounts(2, 1), 19000, true);
        var ingest = List.of("http://localhost:19021", "http://localhost:19022");

        assertThat(split.layout()).isEqualTo(Layout.SPLIT);
        assertThat(split.nodes())
                .extracting(Node::toString)
                .containsExactly("broker-1", "ingest-1", "ingest-2", "worker-1", "watcher-1", "watcher-2");
        assertThat(split.connectUrls(split.group("http-source"))).isEqualTo(ingest);
        assertThat(split.connectUrls(split.group("validation"))).containsExactly("http://localhost:19023");
        assertThat(split.gatewayUrls()).containsExactly("https://localhost:19031", "https://localhost:19032");
        assertThat(split.healthUrls()).hasSize(2).allMatch(url -> url.endsWith("/health/ready"));
        assertThat(split.bootstrapServers(new Node(Kind.WORKER, 1))).isEqualTo("127.0.3.1:19081");
    }

    @Test
    void oneGroupRunsAllConnectorsInTheSingleLayout() {
        var single = new Topology(1, 2, 19000, false);

        assertThat(single.layout()).isEqualTo(Layout.SINGLE);
        assertThat(single.groups()).containsExactly(Kind.WORKER);
        assertThat(single.group("http-source")).isEqualTo(single.group("validation"));
        assertThat(single.gatewayNodes()).isEqualTo(single.connectNodes()).hasSize(2);
    }

    @Test
    void moreWorkersThanThereArePortsForAreRefused() {
        assertThatThrownBy(() -> new WorkerCounts(5, 5)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onePortInUseMakesItsBlockUseless() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(new Topology(1, 1, taken.getLocalPort() - 1, false).areAllPortsFree())
                    .isFalse();
        }
    }

    @Test
    void noTwoTopologiesShareAPort() throws IOException {
        Topology one = Topology.onFreePorts(1, 1, false);
        Topology other = Topology.onFreePorts(1, 1, false);

        assertThat(one.areAllPortsFree()).isTrue();
        assertThat(other.allPorts()).doesNotContainAnyElementsOf(one.allPorts());
    }

    @Test
    void whatIsStoredIsLoadedAgain(@TempDir Path folder) throws IOException {
        var topology = new Topology(3, new WorkerCounts(2, 1), 19100, true);
        topology.store(folder.resolve("cluster.properties"));

        assertThat(Topology.load(folder.resolve("cluster.properties"))).isEqualTo(topology);
    }
}
