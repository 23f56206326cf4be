// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.server;

import io.datagateway.http.problem.BatchId;
import io.datagateway.http.problem.Problem;
import io.datagateway.http.problem.ProblemCode;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Writes the errors that Jetty finds (a bad request line, too large headers, a failed handler) as problems. */
final class ProblemErrorHandler implements Request.Handler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        String reason = "";
        if (request.getAttribute(ErrorHandler.ERROR_EXCEPTION) instanceof HttpException failure) {
            status = failure.getCode();
            reason = failure.getReason() == null ? "" : " (" + failure.getReason() + ")";
        }
        Problem problem = status >= 500 && status != 503 && status != 505
                ? internal(BatchId.of(request))
                : problem(status, reason);
        problem.write(request, response, callback);
        return true;
    }

    private static Problem problem(int status, String reason) {
        return switch (status) {
            case 404 -> new Problem(ProblemCode.UNKNOWN_PATH, Problem.PATH_HINT);
            case 408 -> new Problem(ProblemCode.REQUEST_TIMEOUT, "The request did not arrive in time; send it again.");
            case 413 -> new Problem(ProblemCode.REQUEST_TOO_LARGE, "Send fewer records in one request.");
            case 414 -> uriTooLong();
            case 417 -> StrictRequestHandler.unknownExpectation();
            case 431 -> headersTooLarge();
            case 503 -> new Problem(ProblemCode.OVERLOADED, "The gateway cannot take the request now; send it later.");
            case 505 -> new Problem(ProblemCode.UNSUPPORTED_HTTP_VERSION, "Use HTTP/1.1 or HTTP/2.");
            default ->
                new Problem(
                        ProblemCode.MALFORMED_REQUEST,
                        "The request breaks the rules of RFC 9110 or 9112" + reason + ".");
        };
    }

    static Problem uriTooLong() {
        return new Problem(ProblemCode.URI_TOO_LONG, Problem.PATH_HINT);
    }

    static Problem headersTooLarge() {
        return new Problem(
                ProblemCode.HEADERS_TOO_LARGE,
                "All headers together may have " + JettyConnectors.MAX_HEADER_BYTES + " bytes.");
    }

    private static Problem internal(BatchId batch) {
        return new Problem(
                ProblemCode.INTERNAL_ERROR,
                "The request could not be handled. Send it again with the header Idempotency-Key: " + batch.value()
                        + ".");
    }
}
