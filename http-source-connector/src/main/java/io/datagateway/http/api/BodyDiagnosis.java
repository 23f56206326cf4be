// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.api;

import io.datagateway.contract.ContractId;
import io.datagateway.http.intake.BatchFormatException;
import io.datagateway.http.intake.BatchFormatException.MalformedRecord;
import io.datagateway.http.intake.BodyForm;
import io.datagateway.http.problem.Problem;
import io.datagateway.http.problem.ProblemCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is wrong with a body that is not the announced number of datums: where reading it failed, and what it seems to be.
 *
 * @param form another form that it has by its first bytes
 * @param fitting other versions of the contract as which it decodes
 */
record BodyDiagnosis(ContractId asked, int batch, Optional<BodyForm> form, List<String> fitting) {

    /** Returns the problem; what the body seems to be comes first, as the place follows from it. */
    Problem problem(BatchFormatException failure) {
        Map<String, Object> details = new LinkedHashMap<>();
        String place = failure instanceof MalformedRecord malformed
                ? malformed(malformed, details)
                : miscounted(failure, details);
        String seems = seems(details);
        return new Problem(
                failure instanceof MalformedRecord ? ProblemCode.MALFORMED_RECORD : ProblemCode.BATCH_COUNT_MISMATCH,
                seems + place + before(failure.place(), details) + " Nothing was written.",
                details);
    }

    private String seems(Map<String, Object> details) {
        if (!fitting.isEmpty()) {
            details.put("decodesAs", fitting);
            String other = fitting.get(0);
            return "The body does decode as " + asked.topic() + ":" + other + ": send the header version: " + other
                    + ", or datums of " + asked + ". ";
        }
        form.ifPresent(known -> details.put("form", known.toString()));
        return form.map(known -> "The first bytes of the body are those of " + known.remedy() + ". ")
                .orElse("");
    }

    private String malformed(MalformedRecord failure, Map<String, Object> details) {
        details.put("record", failure.record());
        details.put("offset", failure.offset());
        details.put("field", failure.path());
        String field = failure.path().isEmpty() ? "" : ", field " + failure.path();
        return "Record " + failure.record() + " is not a datum of " + asked + ": " + failure.getMessage() + " (byte "
                + failure.offset() + " of the body" + field + ").";
    }

    private String miscounted(BatchFormatException failure, Map<String, Object> details) {
        details.put("batch", batch);
        details.put("record", failure.record());
        details.put("offset", failure.offset());
        return "The header batch says " + batch + " records, but " + failure.getMessage() + ".";
    }

    /** Names the record before, whose end may have been taken to be elsewhere: then the mistake is there. */
    private static String before(BatchFormatException.Place place, Map<String, Object> details) {
        if (place.before() < 0) {
            return "";
        }
        int record = place.record() - 1;
        details.put("before", new Before(record, place.before(), place.from()));
        return " Record " + record + " before it was read from byte " + place.before() + " to " + place.from()
                + ": if it does not end there, the mistake is in it.";
    }

    /** The bytes that a record was taken for; written as JSON. */
    private record Before(int record, int from, int to) {}
}
