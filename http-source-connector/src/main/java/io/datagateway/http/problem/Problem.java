// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * An error answer: {@code application/problem+json} of RFC 9457 with the members {@code type, title, status, detail},
 * and {@code code, domain, details} beside them.
 *
 * @param detail the error in this request and its remedy; never a value of a record
 * @param details the same for programs: record index, byte offset, field path, limits
 */
public record Problem(ProblemCode code, String detail, Map<String, ?> details) {

    /** Name of the member of {@code details} with the allowed method, for {@link ProblemCode#METHOD_NOT_ALLOWED}. */
    public static final String ALLOW = "allow";

    /** Names the paths that take records; for answers to requests with another path. */
    public static final String PATH_HINT = "Send records with POST to /api/1.0/{topic} or with PUT to"
            + " /api/1.0/{topic}/batches/{batch-id}, without a query; a batch id in the path has 1 to 64 of the"
            + " characters A-Z a-z 0-9 - . _ ~.";

    /** Path of the CA certificate. An error has no body there: whoever downloads would save it as a certificate. */
    public static final String AUTHORITY_PATH = "/ca.crt";

    private static final String ATTRIBUTE = Problem.class.getName();
    private static final String MEDIA_TYPE = "application/problem+json";
    private static final String TYPE_PREFIX = "urn:data-gateway:problem:";
    private static final String DOMAIN = "data-gateway";
    private static final byte[] NO_BODY = {};
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Problems after which the rest of an HTTP/1.1 connection cannot be trusted, or is not wanted. */
    private static final Set<ProblemCode> LAST_ON_CONNECTION = EnumSet.of(
            ProblemCode.MALFORMED_REQUEST,
            ProblemCode.INCOMPLETE_BODY,
            ProblemCode.CERTIFICATE_EXPIRED,
            ProblemCode.CERTIFICATE_NOT_YET_VALID,
            ProblemCode.CERTIFICATE_REVOKED,
            ProblemCode.CERTIFICATE_NOT_TRUSTED,
            // Who states no length and sends a body all the same would have it taken for the next request.
            ProblemCode.LENGTH_REQUIRED,
            ProblemCode.REQUEST_TIMEOUT,
            ProblemCode.REQUEST_TOO_LARGE,
            ProblemCode.UNSUPPORTED_TRANSFER_CODING,
            ProblemCode.TOO_MANY_CONNECTIONS,
            ProblemCode.DRAINING);

    public Problem {
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    public Problem(ProblemCode code, String detail) {
        this(code, detail, Map.of());
    }

    /** Returns the problem that the request was answered with; null if it was not. */
    public static @Nullable Problem of(Request request) {
        return request.getAttribute(ATTRIBUTE) instanceof Problem problem ? problem : null;
    }

    /** Answers the request with this problem and completes {@code callback} once it is sent. */
    public void write(Request request, Response response, Callback callback) {
        boolean isHttp1 =
                request.getConnectionMetaData().getHttpVersion().getVersion() < HttpVersion.HTTP_2.getVersion();
        // Jetty closes a connection with a body left unread on it: a client not told loses its next request there.
        if (isHttp1 && (!request.consumeAvailable() || endsConnection())) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
            response.getHeaders().remove(HttpHeader.KEEP_ALIVE);
        }
        HttpURI uri = request.getHttpURI();
        boolean isDownload = uri != null && AUTHORITY_PATH.equals(uri.getPathQuery());
        write(response, isDownload ? NO_BODY : toJson(BatchId.of(request)), callback);
    }

    /** Answers as {@link #write} does, but leaves the request's body to the caller, who reads it and keeps the connection. */
    public void writeBeforeBody(Response response, Callback callback) {
        write(response, toJson(BatchId.of(response.getRequest())), callback);
    }

    private void write(Response response, byte[] body, Callback callback) {
        Request request = response.getRequest();
        request.setAttribute(ATTRIBUTE, this);
        response.setStatus(code.status());
        addHeaders(response.getHeaders());
        response.getHeaders().put(BatchId.HEADER, BatchId.of(request).value());
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    /** Returns true if an HTTP/1.1 connection is closed after this answer. */
    public boolean endsConnection() {
        return LAST_ON_CONNECTION.contains(code);
    }

    private void addHeaders(HttpFields.Mutable headers) {
        headers.put(HttpHeader.CONTENT_TYPE, MEDIA_TYPE);
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        headers.put(GatewayOutcome.HEADER, code.outcome().toString());
        if (code.isRetriable()) {
            // Spread out, so that clients that were refused together do not come back together.
            headers.put(HttpHeader.RETRY_AFTER, 1 + ThreadLocalRandom.current().nextInt(4));
        }
        if (code.status() == 401) {
            // RFC 9110, 15.5.2 demands a challenge.
            headers.put(HttpHeader.WWW_AUTHENTICATE, "ClientCertificate realm=\"data-gateway\"");
        }
        // RFC 9110, 12.5.3 forbids the latter where the media type is to blame.
        if (code == ProblemCode.UNSUPPORTED_MEDIA_TYPE) {
            headers.put(HttpHeader.ACCEPT, "application/avro, avro/binary");
        }
        if (code == ProblemCode.UNSUPPORTED_CONTENT_ENCODING) {
            headers.put(HttpHeader.ACCEPT_ENCODING, "identity");
        }
        if (code.status() == 405) {
            headers.put(HttpHeader.ALLOW, String.valueOf(details.get(ALLOW)));
        }
    }

    private byte[] toJson(BatchId batch) {
        var told = new LinkedHashMap<String, Object>(details);
        told.put(BatchId.DETAIL, batch.value());
        var body = new Body(TYPE_PREFIX + code, code.title(), code.status(), detail, code.toString(), DOMAIN, told);
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("details of " + code + " hold something that JSON cannot", e);
        }
    }

    /** The members of the answer, in this order. */
    private record Body(
            String type, String title, int status, String detail, String code, String domain, Map<String, ?> details) {}
}
