// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

import io.datagateway.contract.Contract;
import io.datagateway.contract.avro.AvroCursor;
import io.datagateway.contract.avro.MalformedDatumException;
import io.datagateway.contract.avro.ProjectedValues;
import io.datagateway.contract.key.KeyReader;
import io.datagateway.http.intake.BatchFormatException.CountMismatch;
import io.datagateway.http.intake.BatchFormatException.MalformedRecord;
import io.datagateway.http.intake.BatchFormatException.Place;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Splits the bodies of one contract into records: finds every record, checks it and reads its key in a single pass. */
public final class ContractBatchDecoder {

    private final Contract contract;
    private final AvroCursor cursor;
    private final KeyReader key;

    public ContractBatchDecoder(Contract contract) {
        this.contract = contract;
        this.cursor = new AvroCursor(contract.schema(), contract.primaryKey());
        this.key = new KeyReader(contract.schema(), contract.primaryKey());
    }

    public Contract contract() {
        return contract;
    }

    /**
     * Returns the {@code count} records of {@code body}.
     *
     * @throws BatchFormatException if the body is not exactly {@code count} datums of the schema
     */
    public EncodedRecords read(byte[] body, int count) throws BatchFormatException {
        checkAnnounced(body, count);
        byte[][] values = new byte[count][];
        byte[] @Nullable [] keys = new byte[count][];
        ProjectedValues slots = cursor.newValues();
        int before = -1;
        int at = 0;
        for (int index = 0; index < count; index++) {
            if (at == body.length) {
                throw new CountMismatch("the body ends after " + index + " records", new Place(index, at, before));
            }
            int end;
            try {
                end = cursor.read(body, at, body.length, slots);
            } catch (MalformedDatumException e) {
                throw new MalformedRecord(e, new Place(index, at, before));
            }
            values[index] = Arrays.copyOfRange(body, at, end);
            keys[index] = key.read(slots);
            before = at;
            at = end;
        }
        if (at < body.length) {
            throw new CountMismatch(
                    (body.length - at) + " bytes left over after " + count + " records", new Place(count, at, before));
        }
        return new EncodedRecords(values, keys);
    }

    private static void checkAnnounced(byte[] body, int count) throws CountMismatch {
        var start = new Place(0, 0, -1);
        if (body.length == 0) {
            throw new CountMismatch("the body is empty", start);
        }
        // Every datum takes a byte, so a false count cannot make large arrays.
        if (count > body.length) {
            throw new CountMismatch(count + " records announced in " + body.length + " bytes", start);
        }
    }

    /** Returns true if the body is exactly so many datums of the schema. */
    boolean fits(byte[] body, int count) {
        ProjectedValues slots = cursor.newValues();
        int at = 0;
        try {
            for (int index = 0; index < count && at < body.length; index++) {
                at = cursor.read(body, at, body.length, slots);
                if (index == count - 1) {
                    return at == body.length;
                }
            }
        } catch (MalformedDatumException e) {
            // The message is bad: as this version it is no batch either.
        }
        return false;
    }
}
