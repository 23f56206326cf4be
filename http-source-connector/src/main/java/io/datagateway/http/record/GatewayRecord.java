// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.record;

import io.datagateway.http.intake.Batch;
import io.datagateway.http.intake.Outcome.Unwritten;
import io.datagateway.http.intake.Position;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.header.Headers;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * One datum of a batch. Connect passes the very object that {@code poll()} returned to {@code commitRecord}, so it
 * carries its batch with it.
 *
 * <p>Equal only to itself: in exactly-once mode Connect keeps records in a hash map, where equal ones would become one
 * and the batch would wait for the other for ever.
 */
public final class GatewayRecord extends SourceRecord {

    private final Batch batch;
    private final int index;

    private GatewayRecord(BatchRecords records, int index) {
        super(
                null,
                null,
                records.topic(),
                records.batch().partition(index),
                Schema.OPTIONAL_BYTES_SCHEMA,
                records.batch().datums().key(index),
                Schema.BYTES_SCHEMA,
                records.batch().datums().value(index),
                null,
                records.headers(index));
        this.batch = records.batch();
        this.index = index;
    }

    /** Returns all records of the batches, those of a batch together and in order. */
    public static List<SourceRecord> listOf(List<Batch> batches) {
        var records = new ArrayList<SourceRecord>(
                batches.stream().mapToInt(Batch::count).sum());
        for (Batch batch : batches) {
            var common = new BatchRecords(batch);
            for (int index = 0; index < batch.count(); index++) {
                records.add(new GatewayRecord(common, index));
            }
        }
        return records;
    }

    /**
     * Returns the headers. Connect asks for them when it is about to send the record.
     *
     * @throws DataException if it should drop it: the batch cannot be written any more, or its topic is held. Only where
     *     Connect then goes on with the next record
     */
    @Override
    public Headers headers() {
        if (!batch.beginsToSend()) {
            throw new DataException(this + " is not sent: its batch cannot be written any more");
        }
        return super.headers();
    }

    /**
     * Tells the batch Connect's result for this record.
     *
     * @param metadata the proof that Kafka has it; null means that Connect has dropped it
     * @param ifDropped the outcome of the batch then
     */
    public void settle(@Nullable RecordMetadata metadata, Unwritten ifDropped) {
        if (metadata == null) {
            batch.lose(index, ifDropped);
        } else {
            batch.confirm(index, metadata.partition(), metadata.hasOffset() ? metadata.offset() : Position.UNKNOWN);
        }
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    /** Names the record without its key, value and headers: Connect logs records that fail. */
    @Override
    public String toString() {
        return "record " + index + " of " + batch;
    }
}
