// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.problem;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Request;

/**
 * The name of a request's batch, on every answer: the batch id in the path, else the {@code Idempotency-Key}, else a
 * fresh UUID of version 7 (RFC 9562), with which the client can repeat the request.
 *
 * @param isKey true if the client has chosen it
 */
public record BatchId(String value, boolean isKey) {

    /** The header of answers that has it. */
    public static final String HEADER = "Batch-Id";

    static final String DETAIL = "batchId";

    private static final String KEY = "Idempotency-Key";
    private static final String ATTRIBUTE = BatchId.class.getName();
    private static final Pattern IN_PATH = Pattern.compile(".*/batches/([A-Za-z0-9._~-]{1,64})");
    private static final Pattern VALID_KEY = Pattern.compile("[\\x20-\\x7e]{1,64}");
    private static final TimeBasedEpochGenerator FRESH = Generators.timeBasedEpochGenerator();

    /** Returns the batch id of the request: the same one whenever it is asked for. */
    public static BatchId of(Request request) {
        if (request.getAttribute(ATTRIBUTE) instanceof BatchId known) {
            return known;
        }
        BatchId id = read(request);
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    private static BatchId read(Request request) {
        HttpURI uri = request.getHttpURI();
        Matcher path = IN_PATH.matcher(uri == null ? "" : Objects.requireNonNullElse(uri.getPath(), ""));
        if (path.matches()) {
            return new BatchId(path.group(1), true);
        }
        List<String> keys = request.getHeaders().getValuesList(KEY);
        if (keys.size() == 1 && VALID_KEY.matcher(keys.get(0)).matches()) {
            return new BatchId(keys.get(0), true);
        }
        return new BatchId(FRESH.generate().toString(), false);
    }
}
