// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

import io.datagateway.contract.Contract;
import io.datagateway.contract.avro.AvroCursor;
import io.datagateway.contract.avro.MalformedDatumException;
import io.datagateway.contract.avro.ProjectedValues;
import io.datagateway.contract.key.KeyReader;
import io.datagateway.http.intake.BatchFormatException.CountMismatch;
import io.datagateway.http.intake.BatchFormatException.MalformedRecord;
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
        if (body.length == 0) {
            throw new CountMismatch("the body is empty", 0, 0);
        }
        // Every datum takes a byte, so a false count cannot make large arrays.
        if (count > body.length) {
            throw new CountMismatch(count + " records announced in " + body.length + " bytes", 0, 0);
        }
        byte[][] values = new byte[count][];
        byte[] @Nullable [] keys = new byte[count][];
        ProjectedValues slots = cursor.newValues();
        int at = 0;
        for (int index = 0; index < count; index++) {
            int end = readOne(body, at, index, slots);
            values[index] = Arrays.copyOfRange(body, at, end);
            keys[index] = key.read(slots);
            at = end;
        }
        if (at < body.length) {
            throw new CountMismatch((body.length - at) + " bytes left over after " + count + " records", count, at);
        }
        return new EncodedRecords(values, keys);
    }

    private int readOne(byte[] body, int at, int index, ProjectedValues slots) throws BatchFormatException {
        if (at == body.length) {
            throw new CountMismatch("the body ends after " + index + " records", index, at);
        }
        try {
            return cursor.read(body, at, body.length, slots);
        } catch (MalformedDatumException e) {
            throw new MalformedRecord(e.reason(), index, e.offset(), e.path());
        }
    }
}
