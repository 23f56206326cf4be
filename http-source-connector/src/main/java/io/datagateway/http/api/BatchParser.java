// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.api;

import io.datagateway.contract.ContractId;
import io.datagateway.http.intake.BatchFormatException;
import io.datagateway.http.intake.BatchMetadata;
import io.datagateway.http.intake.BodyForm;
import io.datagateway.http.intake.ContractBatchDecoders;
import io.datagateway.http.intake.EncodedRecords;
import io.datagateway.http.intake.RawTopicMetadata;
import io.datagateway.http.problem.ProblemCode;
import io.datagateway.http.problem.RefusedException;
import java.util.Map;

/** Splits a body into its records, or tells which record is wrong and where. */
final class BatchParser {

    private BatchParser() {}

    static EncodedRecords read(byte[] body, BatchRequest head, ContractBatchDecoders decoders) throws RefusedException {
        int count = head.headers().count();
        try {
            return head.decoder().read(body, count);
        } catch (BatchFormatException e) {
            ContractId asked = head.decoder().contract().id();
            var diagnosis = new BodyDiagnosis(asked, count, BodyForm.of(body), decoders.fitting(asked, body, count));
            throw new RefusedException(diagnosis.problem(e));
        }
    }

    /** Refuses a record that is too large for Kafka: if it reached Connect, it would end the task for everybody. */
    static void checkSizes(EncodedRecords datums, BatchMetadata metadata, RawTopicMetadata target)
            throws RefusedException {
        int limit = target.maxRecordBytes() - metadata.overheadBytes();
        int record = datums.firstLargerThan(limit);
        if (record >= 0) {
            throw new RefusedException(
                    ProblemCode.RECORD_TOO_LARGE,
                    "Record " + record + " has more than the " + limit + " bytes that its topic takes. Nothing was"
                            + " written.",
                    Map.of("record", record, "maxBytes", limit));
        }
    }
}
