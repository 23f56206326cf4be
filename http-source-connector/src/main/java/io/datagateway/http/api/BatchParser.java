// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.api;

import io.datagateway.http.intake.BatchFormatException;
import io.datagateway.http.intake.BatchFormatException.MalformedRecord;
import io.datagateway.http.intake.BatchMetadata;
import io.datagateway.http.intake.EncodedRecords;
import io.datagateway.http.intake.RawTopicMetadata;
import io.datagateway.http.problem.ProblemCode;
import io.datagateway.http.problem.RefusedException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Splits a body into its records, or tells which record is wrong and where. */
final class BatchParser {

    private BatchParser() {}

    static EncodedRecords read(byte[] body, BatchRequest head) throws RefusedException {
        try {
            return head.decoder().read(body, head.headers().count());
        } catch (MalformedRecord e) {
            throw malformed(e, head);
        } catch (BatchFormatException e) {
            throw new RefusedException(
                    ProblemCode.BATCH_COUNT_MISMATCH,
                    "The header batch says " + head.headers().count() + " records, but " + e.getMessage()
                            + ". Nothing was written.",
                    Map.of("batch", head.headers().count(), "record", e.record(), "offset", e.offset()));
        }
    }

    private static RefusedException malformed(MalformedRecord e, BatchRequest head) {
        var details = new LinkedHashMap<String, Object>();
        details.put("record", e.record());
        details.put("offset", e.offset());
        details.put("field", e.path());
        String field = e.path().isEmpty() ? "" : ", field " + e.path();
        return new RefusedException(
                ProblemCode.MALFORMED_RECORD,
                "Record " + e.record() + " is not a datum of "
                        + head.decoder().contract().id() + ": " + e.getMessage() + " (byte " + e.offset()
                        + " of the body" + field + "). Nothing was written.",
                details);
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
