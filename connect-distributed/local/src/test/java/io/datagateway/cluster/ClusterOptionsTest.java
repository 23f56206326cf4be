// SPDX-License-Identifier: Apache-2.0
package io.datagateway.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterOptionsTest {

    @Test
    void withoutACommandItStartsThreeBrokersAndTwoWorkersOfEachGroup() {
        ClusterOptions options = parse("");

        assertThat(options).isEqualTo(new ClusterOptions("start", List.of(), 3, new WorkerCounts(2, 2), 19000));
    }

    @Test
    void theNumbersCanStandBeforeAndAfterTheCommand() {
        assertThat(parse("--brokers 1 start --ingest-workers 1 --workers 3 --base-port 20000"))
                .isEqualTo(new ClusterOptions("start", List.of(), 1, new WorkerCounts(1, 3), 20000));
    }

    @Test
    void inTheSingleLayoutAllWorkersServeTheGateway() {
        assertThat(parse("--layout single --workers 3").workers()).isEqualTo(WorkerCounts.single(3));
    }

    @Test
    void aProcessIsNamedByKindAndNumber() {
        assertThat(parse("kill worker 2").node()).isEqualTo(new Node(Node.Kind.WORKER, 2));
        assertThat(parse("restart broker 3").node()).hasToString("broker-3");
        assertThat(parse("restart ingest 1").node()).hasToString("ingest-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kill", "kill worker", "kill worker zero", "kill zookeeper 1", "kill worker 1 2"})
    void whichProcessMustBeClear(String line) {
        assertThatThrownBy(() -> parse(line).node()).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--brokers",
                "--brokers 0",
                "--brokers 10",
                "--brokers two",
                "--base-port 80",
                "--nodes 3",
                "--ingest-workers 0"
            })
    void aWrongArgumentIsNamed(String line) {
        assertThatThrownBy(() -> parse(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(line.split(" ")[0]);
    }

    private static ClusterOptions parse(String line) {
        return ClusterOptions.parse(line.isEmpty() ? List.of() : List.of(line.split(" ")));
    }
}
