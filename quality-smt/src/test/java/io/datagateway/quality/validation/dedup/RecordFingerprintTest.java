// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.dedup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordFingerprintTest {

    private final RecordFingerprint fingerprint = new RecordFingerprint();

    @Test
    void aRetryIsTheSameRecordThoughItsTraceItsTimeAndItsOffsetAreOthers() {
        ConsumerRecord<byte[], byte[]> first = raw(1, "key", "value", "record-id", "a/0", "version", "2.1.0");
        ConsumerRecord<byte[], byte[]> retry =
                raw(9, "key", "value", "trace-id", "other", "record-id", "a/0", "version", "2.1.0");

        assertThat(of(retry)).isEqualTo(of(first));
    }

    /** The client says {@code version: 2}, which may mean another version at the second time. */
    @Test
    void aRetryIsTheSameRecordWhateverVersionItNames() {
        ConsumerRecord<byte[], byte[]> first = raw(1, "key", "value", "record-id", "a/0", "version", "2.1.0");

        assertThat(of(raw(9, "key", "value", "record-id", "a/0", "version", "2.2.0")))
                .isEqualTo(of(first));
    }

    @ParameterizedTest
    @MethodSource("others")
    void whatDiffersInItsIdentityOrItsContentIsAnotherRecord(ConsumerRecord<byte[], byte[]> other) {
        assertThat(of(other)).isNotEqualTo(of(raw(1, "key", "value", "record-id", "a/0", "version", "2.1.0")));
    }

    static List<ConsumerRecord<byte[], byte[]>> others() {
        return List.of(
                raw(1, "key", "value", "record-id", "a/1", "version", "2.1.0"),
                raw(1, "key", "value", "record-id", "shop·a/0", "version", "2.1.0"),
                raw(1, "other", "value", "record-id", "a/0", "version", "2.1.0"),
                raw(1, null, "value", "record-id", "a/0", "version", "2.1.0"),
                raw(1, "key", "other", "record-id", "a/0", "version", "2.1.0"),
                raw(1, "keyv", "alue", "record-id", "a/0", "version", "2.1.0"),
                raw(1, "key", null, "record-id", "a/0", "version", "2.1.0"),
                raw(1, "key", "", "record-id", "a/0", "version", "2.1.0"));
    }

    @Test
    void noValueAndAnEmptyOneAreTwoRecords() {
        assertThat(of(raw(1, "key", null, "record-id", "a/0"))).isNotEqualTo(of(raw(1, "key", "", "record-id", "a/0")));
    }

    @Test
    void aDeadLetterThatIsSentToRawAgainIsNotTheRecordItWas() {
        ConsumerRecord<byte[], byte[]> first = raw(1, "key", "value", "record-id", "a/0");
        ConsumerRecord<byte[], byte[]> replay =
                raw(1, "key", "value", "record-id", "a/0", "__connect.errors.offset", "1");

        assertThat(of(replay)).isNotEqualTo(of(first));
        assertThat(of(replay)).isEqualTo(of(replay));
    }

    @Test
    void aRecordWithoutIdIsTheSameAsNoOther() {
        assertThat(fingerprint.take(raw(1, "key", "value", "version", "2.1.0"))).isFalse();
        assertThat(fingerprint.take(raw(1, "key", "value", "record-id", ""))).isFalse();
        assertThat(fingerprint.take(raw(1, "key", "value", "record-id", null))).isFalse();
    }

    private Uuid of(ConsumerRecord<byte[], byte[]> raw) {
        assertThat(fingerprint.take(raw)).isTrue();
        return new Uuid(fingerprint.high(), fingerprint.low());
    }

    static ConsumerRecord<byte[], byte[]> raw(long offset, String key, String value, String... headers) {
        RecordHeaders of = new RecordHeaders();
        for (int i = 0; i < headers.length; i += 2) {
            of.add(headers[i], bytes(headers[i + 1]));
        }
        return new ConsumerRecord<>(
                "sales.orders.raw",
                0,
                offset,
                offset,
                TimestampType.CREATE_TIME,
                0,
                0,
                bytes(key),
                bytes(value),
                of,
                Optional.empty());
    }

    private static byte[] bytes(String text) {
        return text == null ? null : text.getBytes(UTF_8);
    }
}
