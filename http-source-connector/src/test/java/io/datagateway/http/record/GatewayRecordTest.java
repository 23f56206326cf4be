// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.record;

import static io.datagateway.http.intake.TestBatches.datums;
import static io.datagateway.http.intake.TestBatches.metadata;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.http.intake.BatchIdentity;
import io.datagateway.http.intake.BatchMetadata;
import io.datagateway.http.intake.EncodedRecords;
import io.datagateway.http.intake.TestBatches;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

class GatewayRecordTest {

    private static final EncodedRecords KEYED = datums("value".getBytes(UTF_8), "order-1".getBytes(UTF_8));
    private static final EncodedRecords UNKEYED = datums("value".getBytes(UTF_8), null);

    private final TestBatches batches = new TestBatches();

    @Test
    void carriesTheDatumAsItCameToTheRawTopic() {
        SourceRecord record = record(metadata("b", null), KEYED);

        assertThat(record.topic()).isEqualTo("sales.orders.raw");
        assertThat(record.value()).isEqualTo("value".getBytes(UTF_8));
        assertThat(record.valueSchema()).isEqualTo(Schema.BYTES_SCHEMA);
        assertThat(record.key()).isEqualTo("order-1".getBytes(UTF_8));
        assertThat(record.timestamp()).isNull();
    }

    @Test
    void hasTheHeadersThatTheInterfacePromisesAndNoMore() {
        var carried = Map.of("producer-id", "shop-7", "trace-id", "t");

        SourceRecord record = record(metadata("batch-1", null, carried), KEYED);

        assertThat(headers(record))
                .isEqualTo(
                        Map.of("version", "2.1.0", "record-id", "batch-1/0", "producer-id", "shop-7", "trace-id", "t"));
    }

    /** A header that is not counted could make a record larger than Kafka takes, which would end the task. */
    @Test
    void theMostBytesOfItsHeadersAreCountedBeforeConnectHasIt() {
        var carried = Map.of("producer-id", "shop-7", "trace-id", "t");
        var metadata = metadata("batch-1", null, carried);
        int framing = 10;
        int digitsLeft = 9;

        int bytes = headers(record(metadata, KEYED)).entrySet().stream()
                .mapToInt(header ->
                        framing + header.getKey().length() + header.getValue().length())
                .sum();

        assertThat(metadata.headerBytes()).isEqualTo(bytes + digitsLeft);
        assertThat(metadata.overheadBytes()).isGreaterThan(metadata.headerBytes() + 12 * 1024);
    }

    /** Another principal could otherwise bring about that a record counts as its own, and is dropped. */
    @Test
    void recordIdsOfTwoPrincipalsAreNeverTheSame() {
        var ids = new HashSet<String>();
        for (String principal : List.of("sales.orders", "shop", "shop·k", "shop·k/0", "k", "ключ")) {
            for (String key : List.of("k", "k/0", "shop/k", "shop", "0")) {
                BatchMetadata metadata = of(principal, key);

                String recordId = headers(record(metadata, KEYED)).get("record-id");

                assertThat(ids.add(recordId)).as(recordId).isTrue();
                assertThat(metadata.headerBytes()).isGreaterThanOrEqualTo(recordId.getBytes(UTF_8).length);
            }
        }
        assertThat(ids).contains("k/0", "shop·k/0", "ключ·k/0/0");
    }

    private static BatchMetadata of(String principal, String batchId) {
        var identity = new BatchIdentity("sales.orders", principal, batchId);
        return new BatchMetadata(identity, TestBatches.ORDERS, null, Map.of());
    }

    @Test
    void thePartitionFollowsShardThenKeyThenBatchId() {
        int byKey = Utils.toPositive(Utils.murmur2("order-1".getBytes(UTF_8))) % 3;
        int byBatch = Utils.toPositive(Utils.murmur2("b".getBytes(UTF_8))) % 3;

        assertThat(record(metadata("b", 7), KEYED).kafkaPartition()).isEqualTo(7 % 3);
        assertThat(record(metadata("b", null), KEYED).kafkaPartition()).isEqualTo(byKey);
        assertThat(record(metadata("b", null), UNKEYED).kafkaPartition()).isEqualTo(byBatch);
    }

    @Test
    void aRecordEqualsOnlyItselfSoThatExactlyOnceCountsEachOne() {
        List<SourceRecord> records = GatewayRecord.listOf(List.of(batches.batch(3)));

        assertThat(new HashSet<>(records)).hasSize(3);
        assertThat(records.get(0)).isEqualTo(records.get(0)).isNotEqualTo(records.get(1));
    }

    @Test
    void theRecordsOfABatchStandTogetherInOrder() {
        List<SourceRecord> records = GatewayRecord.listOf(List.of(batches.batch(2), batches.batch(1)));

        assertThat(records)
                .extracting(record -> headers(record).get("record-id"))
                .containsExactly("batch-0/0", "batch-0/1", "batch-1/0");
    }

    @Test
    void recordIdsCountInDecimal() {
        List<SourceRecord> records = GatewayRecord.listOf(List.of(batches.batch(1001)));

        for (int index : new int[] {0, 9, 10, 99, 100, 999, 1000}) {
            assertThat(headers(records.get(index))).containsEntry("record-id", "batch-0/" + index);
        }
    }

    @Test
    void itsTextHasNoPayload() {
        assertThat(record(metadata("b", null), KEYED))
                .hasToString("record 0 of batch b of 1 records for sales.orders:2.1.0");
    }

    @Test
    void aTransformMayRenameAndReplaceHeaders() {
        Header version = record(metadata("b", null), KEYED).headers().lastWithName("version");

        assertThat(version.rename("v").key()).isEqualTo("v");
        assertThat(version.rename("v").value()).isEqualTo(version.value());
        assertThat(version.with(Schema.STRING_SCHEMA, "x").value()).isEqualTo("x");
    }

    private SourceRecord record(BatchMetadata metadata, EncodedRecords datums) {
        return GatewayRecord.listOf(List.of(batches.batch(metadata, datums))).get(0);
    }

    private static Map<String, String> headers(SourceRecord record) {
        var headers = new TreeMap<String, String>();
        record.headers().forEach(header -> headers.put(header.key(), new String((byte[]) header.value(), UTF_8)));
        return headers;
    }
}
