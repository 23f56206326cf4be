// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.datagateway.http.connection.ClientCertificateHandler;
import io.datagateway.http.connection.ConnectionWatch;
import io.datagateway.http.limit.ClientQuota;
import io.datagateway.http.limit.ClientUsage;
import io.datagateway.http.tls.ClientPrincipal;
import io.datagateway.http.tls.PrincipalSource;
import io.datagateway.http.tls.PrintableName;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code GET /api/1.0/whoami}: who the client is by its certificate, which topics it may write to, and until when. A
 * topic may have that name all the same: records come with {@code POST}.
 */
public final class WhoAmIHandler extends Handler.Wrapper {

    private static final String PATH = "/api/1.0/whoami";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Supplier<BatchPolicy> policy;

    /** @param policy supplies the policy in force now */
    public WhoAmIHandler(Handler next, Supplier<BatchPolicy> policy) {
        super(next);
        this.policy = policy;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        boolean isAsked = PATH.equals(request.getHttpURI().getPathQuery())
                && (HttpMethod.GET.is(request.getMethod()) || HttpMethod.HEAD.is(request.getMethod()));
        if (!isAsked) {
            return super.handle(request, response, callback);
        }
        ClientQuota quota = policy.get().limits().clientQuota();
        ClientUsage usage = ConnectionWatch.usage(request);
        boolean isWithinRate = usage.tryRequest(quota.requestsPerSecond());
        RateLimitHeaders.add(response.getHeaders(), usage, quota);
        if (isWithinRate) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
            response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
            response.write(true, ByteBuffer.wrap(json(Identity.of(request))), callback);
        } else {
            RateLimitHeaders.tooManyRequests(quota).write(request, response, callback);
        }
        return true;
    }

    private static byte[] json(Identity identity) {
        try {
            return JSON.writeValueAsBytes(identity);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("names and times are JSON", e);
        }
    }

    /**
     * The answer.
     *
     * @param commonName the only one in the subject, else null
     * @param principal the name by which the client is known here, else null
     */
    private record Identity(
            String subject,
            @Nullable String commonName,
            @Nullable String principal,
            Set<String> topics,
            String issuer,
            String notBefore,
            String notAfter) {

        static Identity of(Request request) {
            var session = (EndPoint.SslSessionData)
                    Objects.requireNonNull(request.getAttribute(EndPoint.SslSessionData.ATTRIBUTE));
            X509Certificate certificate = Objects.requireNonNull(session.peerCertificates())[0];
            ClientPrincipal client = ClientCertificateHandler.principal(request);
            return new Identity(
                    PrintableName.of(certificate.getSubjectX500Principal()),
                    PrincipalSource.CN.nameIn(certificate),
                    client.name(),
                    new TreeSet<>(client.topics()),
                    PrintableName.of(certificate.getIssuerX500Principal()),
                    certificate.getNotBefore().toInstant().toString(),
                    certificate.getNotAfter().toInstant().toString());
        }
    }
}
