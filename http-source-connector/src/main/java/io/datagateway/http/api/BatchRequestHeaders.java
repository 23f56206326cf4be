// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.api;

import io.datagateway.http.api.HeaderReader.Syntax;
import io.datagateway.http.problem.ProblemCode;
import io.datagateway.http.problem.RefusedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/**
 * The checked headers of a request that describe its batch.
 *
 * @param version as the producer names it: {@code 2.1.0}, {@code 2.1} or {@code 2}
 * @param count number of records in the body, as announced
 * @param shard chooses the partition; null to leave that to key or batch id
 * @param idempotencyKey null if none was sent
 * @param carried headers that go into Kafka as they are, by name
 */
record BatchRequestHeaders(
        String version,
        int count,
        @Nullable Integer shard,
        @Nullable String idempotencyKey,
        Map<String, String> carried) {

    private static final Syntax ANY = Syntax.of(".*", "application/avro");
    private static final Syntax VERSION = Syntax.of(
            "[0-9]{1,6}(\\.[0-9]{1,6}){0,2}", "a contract version: 2.1.0, or 2.1 or 2 for the newest of that line");
    private static final Syntax COUNT = Syntax.of("0{0,9}[1-9][0-9]{0,8}", "the number of records in the body, from 1");
    private static final Syntax SHARD = Syntax.of("[0-9]{1,9}", "an integer from 0 to 999999999");
    private static final Syntax KEY = Syntax.of("[\\x20-\\x7e]{1,64}", "1 to 64 printable ASCII characters");
    private static final Syntax ID = Syntax.of("[\\x20-\\x7e]{1,128}", "1 to 128 printable ASCII characters");

    /** W3C Trace Context, section 3.2: version, trace id, parent id and flags; all zeros name nothing. */
    private static final Syntax TRACEPARENT = Syntax.of(
            "(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}",
            "as in W3C Trace Context: version-traceid-parentid-flags in lower-case hexadecimal");

    private static final Map<String, Syntax> CARRIED =
            Map.of("producer-id", ID, "trace-id", ID, "traceparent", TRACEPARENT);
    private static final List<String> MEDIA_TYPES = List.of("application/avro", "avro/binary");

    static BatchRequestHeaders of(HttpFields fields) throws RefusedException {
        var headers = new HeaderReader(fields);
        checkContent(headers);
        String version = headers.required("version", VERSION);
        int count = Integer.parseInt(headers.required("batch", COUNT));
        String shard = headers.optional("shard", SHARD);
        return new BatchRequestHeaders(
                version,
                count,
                shard == null ? null : Integer.valueOf(shard),
                headers.optional("Idempotency-Key", KEY),
                carried(headers));
    }

    private static void checkContent(HeaderReader headers) throws RefusedException {
        String mediaType =
                headers.required("Content-Type", ANY).split(";", 2)[0].strip();
        if (MEDIA_TYPES.stream().noneMatch(mediaType::equalsIgnoreCase)) {
            throw new RefusedException(
                    ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                    "Send Avro binary datums, one after another, as Content-Type: application/avro.");
        }
        String coding = headers.optional("Content-Encoding", ANY);
        if (coding != null && !coding.equalsIgnoreCase("identity")) {
            throw new RefusedException(
                    ProblemCode.UNSUPPORTED_CONTENT_ENCODING, "Send the body as it is, without Content-Encoding.");
        }
    }

    private static Map<String, String> carried(HeaderReader headers) throws RefusedException {
        var carried = new LinkedHashMap<String, String>();
        for (var header : CARRIED.entrySet()) {
            String value = headers.optional(header.getKey(), header.getValue());
            if (value != null) {
                carried.put(header.getKey(), value);
            }
        }
        return carried;
    }
}
