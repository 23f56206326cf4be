// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.ConnectorTransactionBoundaries;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;
import org.junit.jupiter.api.Test;

class HttpSourceConnectorTest {

    private final TestWorker worker = new TestWorker();
    private final HttpSourceConnector connector = new HttpSourceConnector();

    @Test
    void connectFindsIt() {
        assertThat(ServiceLoader.load(SourceConnector.class)).hasAtLeastOneElementOfType(HttpSourceConnector.class);
    }

    @Test
    void aStartOnlyWarnsOfAnUnknownName() {
        connector.start(worker.settings("listener.of.a.later.version", "1"));

        assertThat(connector.taskConfigs(1)).hasSize(1);
        connector.stop();
    }

    @Test
    void allTasksAreAlikeButForTheirNumber() {
        connector.start(worker.settings());

        List<Map<String, String>> tasks = connector.taskConfigs(3);

        assertThat(tasks).hasSize(3).allSatisfy(task -> assertThat(task).containsAllEntriesOf(worker.settings()));
        assertThat(tasks).extracting(task -> task.get("task.id")).containsExactly("0", "1", "2");
        assertThat(connector.taskClass()).isEqualTo(HttpSourceTask.class);
        connector.stop();
    }

    @Test
    void supportsExactlyOnceWithAPollAsTransactionOnly() {
        assertThat(connector.exactlyOnceSupport(worker.settings())).isEqualTo(ExactlyOnceSupport.SUPPORTED);
        assertThat(connector.canDefineTransactionBoundaries(worker.settings()))
                .isEqualTo(ConnectorTransactionBoundaries.UNSUPPORTED);
    }

    @Test
    void offsetsCanBeDeletedButNotSet() {
        Map<Map<String, ?>, Map<String, ?>> deletion = Collections.singletonMap(Map.of("a", "b"), null);

        assertThat(connector.alterOffsets(worker.settings(), deletion)).isTrue();
        assertThatThrownBy(() -> connector.alterOffsets(worker.settings(), Map.of(Map.of(), Map.of("offset", 1L))))
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void hasAVersionEvenOutsideItsJar() {
        assertThat(connector.version()).isNotEmpty().isEqualTo(new HttpSourceTask().version());
    }
}
