// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datagateway.quality.validation.topics.FakeKafka;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.ConnectorTransactionBoundaries;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ValidationSourceConnectorTest {

    private final FakeConnect connect = new FakeConnect();
    private final FakeKafka kafka = new FakeKafka();
    private final ValidationSourceConnector connector = new ValidationSourceConnector(settings -> kafka);

    @AfterEach
    void stop() {
        connector.stop();
    }

    @Test
    void connectFindsTheConnectorByItself() {
        assertThat(ServiceLoader.load(SourceConnector.class))
                .hasAtLeastOneElementOfType(ValidationSourceConnector.class);
    }

    @Test
    void aStartOnlyWarnsOfAnUnknownName() {
        kafka.createFamily("sales.orders", 1, 1, 1);
        Map<String, String> settings = ValidationSettings.good();
        settings.put("topics.of.a.later.version", "x");
        connector.initialize(connect.connectorContext());

        assertThatCode(() -> connector.start(settings)).doesNotThrowAnyException();
    }

    @Test
    void exactlyOnceIsAPromiseUnderAnySettings() {
        assertThat(connector.exactlyOnceSupport(Map.of())).isEqualTo(ExactlyOnceSupport.SUPPORTED);
        assertThat(connector.canDefineTransactionBoundaries(Map.of()))
                .isEqualTo(ConnectorTransactionBoundaries.UNSUPPORTED);
    }

    @Test
    void thereAreAsManyTasksAsAskedForWhateverTopicsThereAre() {
        start();
        List<Map<String, String>> before = connector.taskConfigs(3);
        assertThat(before).hasSize(3);

        kafka.createFamily("sales.orders", 3, 1, 1);

        assertThat(connector.taskConfigs(3)).isEqualTo(before);
        assertThat(kafka.looks()).isZero();
    }

    @Test
    void aPausedConnectorCanGoOnThoughKafkaIsAway() {
        start();
        connector.stop();
        kafka.beAway(true);

        connector.start(ValidationSettings.good());

        assertThat(connector.taskConfigs(1)).hasSize(1);
    }

    @Test
    void aStopClosesTheConnectionToKafka() {
        start();

        connector.stop();

        assertThat(kafka.closed).isTrue();
    }

    @Test
    void positionsOfTheDocumentedShapeCanBeSetByRest() {
        assertThat(alter(Map.of("topic", "sales.orders.raw", "partition", 0L), Map.of("offset", 41L)))
                .isTrue();
    }

    @Test
    void aPositionThatNoTaskUnderstandsIsRefused() {
        assertThatThrownBy(() -> alter(Map.of("topic", "sales.orders.raw", "partition", 0L), Map.of("offset", "x")))
                .isInstanceOf(ConnectException.class);
        assertThatThrownBy(() -> alter(Map.of("topic", "sales.orders", "partition", 0L), Map.of("offset", 41L)))
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void anyPositionCanBeRemovedHoweverWrongItIs() {
        assertThat(alter(Map.of("anything", true), null)).isTrue();
        assertThat(alter(null, null)).isTrue();
        assertThat(connector.alterOffsets(Map.of(), Map.of())).isTrue();
    }

    private boolean alter(Map<String, ?> partition, Map<String, ?> offset) {
        return connector.alterOffsets(ValidationSettings.good(), Collections.singletonMap(partition, offset));
    }

    private void start() {
        connector.initialize(connect.connectorContext());
        connector.start(ValidationSettings.good());
    }
}
