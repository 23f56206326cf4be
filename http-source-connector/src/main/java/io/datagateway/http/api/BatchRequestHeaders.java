// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.api;

import io.datagateway.http.api.HeaderReader.Syntax;
import io.datagateway.http.problem.ProblemCode;
import io.datagateway.http.problem.RefusedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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

    private static final Syntax TYPE = Syntax.of(".*\\S.*", "application/avro");
    private static final Syntax CODING = Syntax.of(".*", "left out");
    private static final Syntax VERSION = Syntax.of(
            "[0-9]{1,6}(\\.[0-9]{1,6}){0,2}", "a contract version: 2.1.0, or 2.1 or 2 for the newest of that line");
    private static final Syntax COUNT = Syntax.of("0*[1-9][0-9]*", "the number of records in the body, from 1");
    private static final Syntax SHARD = Syntax.of("[0-9]{1,9}", "an integer from 0 to 999999999");
    private static final Syntax KEY = Syntax.of("[\\x20-\\x7e]{1,64}", "1 to 64 printable ASCII characters");
    private static final Syntax ID = Syntax.of("[\\x20-\\x7e]{1,128}", "1 to 128 printable ASCII characters");

    private static final Pattern LEADING_ZEROS = Pattern.compile("^0+");

    /** A count of more digits is beyond every limit. */
    private static final int COUNT_DIGITS = 9;

    private static final List<String> CARRIED = List.of("producer-id", "trace-id");
    private static final List<String> MEDIA_TYPES = List.of("application/avro", "avro/binary");

    static BatchRequestHeaders of(HttpFields fields) throws RefusedException {
        var headers = new HeaderReader(fields);
        checkContent(headers);
        String version = headers.required("version", VERSION);
        String count = headers.required("batch", COUNT);
        String shard = headers.optional("shard", SHARD);
        String key = headers.optional("Idempotency-Key", KEY);
        Map<String, String> carried = carried(headers, fields);
        headers.check();
        return new BatchRequestHeaders(
                version, count(count), shard == null ? null : Integer.valueOf(shard), key, carried);
    }

    private static void checkContent(HeaderReader headers) {
        String contentType = headers.required("Content-Type", TYPE);
        String mediaType = contentType.split(";", 2)[0].strip();
        if (!contentType.isEmpty() && MEDIA_TYPES.stream().noneMatch(mediaType::equalsIgnoreCase)) {
            headers.add(
                    ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                    "Content-Type",
                    "Send Avro binary datums, one after another, as Content-Type: application/avro.");
        }
        String coding = headers.optional("Content-Encoding", CODING);
        if (coding != null && !coding.equalsIgnoreCase("identity")) {
            headers.add(
                    ProblemCode.UNSUPPORTED_CONTENT_ENCODING,
                    "Content-Encoding",
                    "Send the body as it is, without Content-Encoding.");
        }
    }

    private static int count(String digits) {
        String number = LEADING_ZEROS.matcher(digits).replaceFirst("");
        return number.length() > COUNT_DIGITS ? Integer.MAX_VALUE : Integer.parseInt(number);
    }

    private static Map<String, String> carried(HeaderReader headers, HttpFields fields) {
        var carried = new LinkedHashMap<String, String>();
        for (String name : CARRIED) {
            String value = headers.optional(name, ID);
            if (value != null) {
                carried.put(name, value);
            }
        }
        carried.putAll(TraceContext.of(fields));
        return carried;
    }
}
