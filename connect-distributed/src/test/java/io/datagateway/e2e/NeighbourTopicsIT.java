// SPDX-License-Identifier: Apache-2.0
package io.datagateway.e2e;

import static io.datagateway.e2e.NeighbourCluster.NEIGHBOUR;
import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.demo.GatewayClient.Answer;
import io.datagateway.demo.Orders;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connect and Kafka as they are: the raw topic of one team goes away under load, and another team does not notice. */
class NeighbourTopicsIT {

    @TempDir
    static Path folder;

    @AutoClose
    private static NeighbourCluster cluster;

    @BeforeAll
    static void start() throws Exception {
        cluster = new NeighbourCluster(folder, Map.of("exactly.once.source.support", "disabled"));
    }

    @Test
    void aTopicThatIsDeletedUnderLoadStopsNobodyElseAndGoesOnOnceItIsThereAgain() throws Exception {
        cluster.await(NEIGHBOUR, 201);
        cluster.await(Orders.TOPIC, 201);
        Answer held;
        Poster others = cluster.poster();
        try (others) {
            cluster.kafka().deleteTopic(NEIGHBOUR + ".raw");
            held = cluster.await(NEIGHBOUR, 503);
        }

        assertThat(held.text("code")).isEqualTo("NotReady");
        // A batch that waits for a task which waits for the topic that has gone is sent back.
        assertThat(others.statuses()).isSubsetOf(201, 503);
        assertThat(others.statuses()).filteredOn(status -> status == 503).hasSizeLessThan(3);
        assertThat(others.longestMillis()).isLessThan(5_000);
        assertThat(held.text("detail")).contains("sales.refunds.raw");
        cluster.assertTasksRun();
        cluster.createNeighboursRawTopic();
        cluster.await(NEIGHBOUR, 201);
    }
}
