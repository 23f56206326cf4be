// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.limit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.record.internal.AbstractRecords;
import org.apache.kafka.common.record.internal.CompressionType;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.RecordBatch;
import org.apache.kafka.common.record.internal.SimpleRecord;

/** The size is compared with Kafka's own code. */
class RecordSizeProperties {

    @Property(tries = 300)
    void aRecordIsNeverSmallerThanTheProducerCountsIt(
            @ForAll @IntRange(min = -1, max = 20_000) int key,
            @ForAll @IntRange(min = -1, max = 2_200_000) int value,
            @ForAll @Size(max = 5) Map<String, @IntRange(min = -1, max = 9_000) Integer> headers) {
        Header[] kafkas = headers.entrySet().stream()
                .map(header -> new RecordHeader(header.getKey(), bytes(header.getValue())))
                .toArray(Header[]::new);

        long size = size(bytes(key), bytes(value), kafkas);

        int counted = AbstractRecords.estimateSizeInBytesUpperBound(
                RecordBatch.CURRENT_MAGIC_VALUE, CompressionType.NONE, bytes(key), bytes(value), kafkas);
        int halvesOfPairs = headers.keySet().stream().mapToInt(String::length).sum() * 3;
        assertThat(size).isBetween((long) counted, (long) counted + 5 + halvesOfPairs);
    }

    @Property(tries = 60)
    void compressionAddsNoMoreThanTheLimitOfATopicLeavesForIt(
            @ForAll CompressionType type, @ForAll @IntRange(min = 0, max = 1_500_000) int value, @ForAll long seed) {
        byte[] random = bytes(value);
        new Random(seed).nextBytes(random);

        int batch = MemoryRecords.withRecords(Compression.of(type).build(), new SimpleRecord(0L, null, random))
                .sizeInBytes();

        assertThat(batch).isLessThanOrEqualTo(topicThatTakes(size(null, random, new Header[0])));
    }

    /** The least {@code max.message.bytes} of a topic for which a record is not too large. */
    private static int topicThatTakes(long size) {
        int maxMessageBytes = (int) size;
        while (TargetLimits.of(maxMessageBytes, Integer.MAX_VALUE) < size) {
            maxMessageBytes++;
        }
        return maxMessageBytes;
    }

    private static long size(byte[] key, byte[] value, Header[] headers) {
        long size = RecordSize.of(key, value);
        for (Header header : headers) {
            size += RecordSize.header(header.key(), header.value());
        }
        return size;
    }

    private static byte[] bytes(int length) {
        return length < 0 ? null : "x".repeat(length).getBytes(UTF_8);
    }
}
