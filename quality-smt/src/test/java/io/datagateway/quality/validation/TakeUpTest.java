// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import static io.datagateway.quality.validation.MockRawTopic.P0;
import static io.datagateway.quality.validation.MockRawTopic.P1;
import static io.datagateway.quality.validation.MockRawTopic.P2;
import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.contract.UnavailableContract;
import io.datagateway.quality.catalog.CatalogState;
import io.datagateway.quality.catalog.CatalogsInUse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A running task takes up what is new and lets go of what is gone, and the rest is read on as if nothing had been. */
class TakeUpTest {

    private static final TopicPartition NEW = new TopicPartition("hr.people.raw", 0);

    private final MockRawTopic raw = new MockRawTopic();
    private final MockConsumer<byte[], byte[]> kafka = raw.kafka;

    @AfterEach
    void forgetCatalog() {
        CatalogsInUse.remove(this);
    }

    @Test
    void aNewTopicIsReadAndTheOthersKeepTheirPlace() throws Exception {
        raw.start();
        kafka.schedulePollTask(() -> raw.send(P1, 3));
        raw.task.poll();

        raw.brokers.createFamily("hr.people", 1, 1, 1);
        kafka.updateBeginningOffsets(Map.of(NEW, 0L));
        kafka.updateEndOffsets(Map.of(NEW, 1L));
        kafka.schedulePollTask(() -> raw.send(NEW, 0));

        assertThat(raw.pollAfterLook()).extracting(SourceRecord::topic).containsExactly("hr.people.dlq");
        assertThat(kafka.assignment()).containsExactlyInAnyOrder(P0, P1, P2, NEW);
        assertThat(kafka.position(P1)).isEqualTo(4);
    }

    @Test
    void aTaskServesItsShareOnly() throws Exception {
        raw.tasks = 2;
        raw.start();

        raw.task.poll();

        assertThat(kafka.assignment()).containsExactly(P1);
    }

    @Test
    void whileKafkaIsAwayAtTheStartNothingIsReadAndThenAll() throws Exception {
        raw.brokers.beAway(true);
        raw.start();
        assertThat(raw.task.poll()).isNull();

        raw.brokers.beAway(false);
        raw.pollAfterLook();

        assertThat(kafka.assignment()).hasSize(3);
    }

    @Test
    void aTopicWithoutItsTargetsIsHeldUntilTheyAreThere() throws Exception {
        raw.brokers.delete("sales.orders.dlq");
        raw.start();
        raw.task.poll();
        assertThat(kafka.assignment()).isEmpty();
        assertThat(raw.heldReason(0)).isEqualTo("target-not-ready");

        raw.brokers.create("sales.orders.dlq", 3);
        kafka.schedulePollTask(() -> raw.send(P2, 0));
        List<SourceRecord> copies = raw.pollAfterLook();

        assertThat(copies).extracting(SourceRecord::kafkaPartition).containsExactly(0);
        assertThat(raw.heldReason(0)).isEmpty();
    }

    @Test
    void aTopicThatIsRemovedIsLetGoOfAndIfItWasOnlyUnseenReadOnWhereItWas() throws Exception {
        raw.start();
        kafka.schedulePollTask(() -> raw.send(P1, 7));
        SourceRecord copy = raw.task.poll().get(0);

        raw.brokers.markTopicForDeletion("sales.orders.raw");
        raw.pollAfterLook();
        assertThat(kafka.assignment()).isEmpty();
        assertThat(raw.connect.metrics.metrics().keySet())
                .noneMatch(name -> name.tags().containsKey("topic"));

        // Its copy is on its way, so Connect does not know the position yet.
        raw.brokers.comeBack("sales.orders.raw");
        raw.pollAfterLook();
        assertThat(kafka.position(P1)).isEqualTo(8);
        assertThat(waiting(1)).isEqualTo(100);
        raw.task.commitRecord(copy, new RecordMetadata(P1, 0, 0, 0, 0, 0));
        assertThat(waiting(1)).isEqualTo(92);
    }

    @Test
    void aTopicWhoseContractCannotBeUsedIsNotReadUntilItCan() throws Exception {
        Path folder = Path.of("/contracts").toAbsolutePath();
        raw.settings.put("transforms.validate.contracts.path", folder.toString());
        useCatalog(folder, Map.of("sales.orders", new UnavailableContract("sales.orders", List.of("a.yaml:3: typo"))));
        raw.start();
        raw.task.poll();
        assertThat(kafka.assignment()).isEmpty();
        assertThat(raw.heldReason(0)).isEqualTo("contract-unavailable");

        useCatalog(folder, Map.of());
        for (int polls = 0; kafka.assignment().isEmpty() && polls < 1_000; polls++) {
            raw.task.poll();
        }

        assertThat(kafka.assignment()).hasSize(3);
        assertThat(raw.heldReason(0)).isEmpty();
    }

    private void useCatalog(Path folder, Map<String, UnavailableContract> unavailable) {
        CatalogsInUse.add(this, new CatalogState(folder, Instant.EPOCH, 0, Map.of(), Set.of(), unavailable));
    }

    private double waiting(int partition) {
        return raw.connect.metric("records-waiting", partition);
    }
}
