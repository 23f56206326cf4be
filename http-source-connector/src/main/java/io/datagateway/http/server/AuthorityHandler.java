// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.server;

import io.datagateway.http.problem.Problem;
import io.datagateway.http.tls.TlsContext;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/**
 * Answers {@code GET /ca.crt} with the CA certificates by which clients verify this server, to anybody. An error has no body:
 * whoever downloads would save it as a certificate.
 */
final class AuthorityHandler extends Handler.Wrapper {

    private final TlsContext tls;

    AuthorityHandler(Handler next, TlsContext tls) {
        super(next);
        this.tls = tls;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!Problem.AUTHORITY_PATH.equals(request.getHttpURI().getPathQuery())) {
            return super.handle(request, response, callback);
        }
        write(request, response, callback);
        return true;
    }

    /** Answers a request whose path is that of the download. */
    void write(Request request, Response response, Callback callback) {
        boolean isAllowed = HttpMethod.GET.is(request.getMethod()) || HttpMethod.HEAD.is(request.getMethod());
        byte[] pem = tls.current().publishedAuthority();
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        if (!isAllowed) {
            response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
            response.setStatus(405);
            response.write(true, BufferUtil.EMPTY_BUFFER, callback);
        } else if (pem == null) {
            response.setStatus(404);
            response.write(true, BufferUtil.EMPTY_BUFFER, callback);
        } else {
            response.setStatus(200);
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/x-pem-file");
            response.write(true, ByteBuffer.wrap(pem), callback);
        }
    }
}
