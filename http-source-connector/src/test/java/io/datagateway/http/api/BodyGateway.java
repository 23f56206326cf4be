// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.api;

import io.datagateway.http.limit.ByteBudget;
import io.datagateway.http.limit.ClientQuota;
import io.datagateway.http.problem.ProblemCode;
import io.datagateway.http.problem.RefusedException;
import io.datagateway.http.server.ListenerSettings;
import io.datagateway.http.server.TestGateway;
import io.datagateway.http.testing.RawConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A gateway that reads the body of each request, keeps the result, and answers 201 or with the problem. */
final class BodyGateway implements AutoCloseable {

    static final int MAX_BYTES = 100_000;

    final ByteBudget budget = new ByteBudget(new ByteBudget.Bounds(10 * MAX_BYTES, 10 * MAX_BYTES));
    final BlockingQueue<BodyResult> results = new LinkedBlockingQueue<>();
    private final TestGateway gateway;

    BodyGateway(Duration bodyTimeout) {
        this(bodyTimeout, Duration.ofSeconds(30), CompletableFuture.completedFuture(null));
    }

    /** @param mayAnswer completes when answers may be sent */
    BodyGateway(Duration bodyTimeout, Duration idleTimeout, CompletableFuture<Void> mayAnswer) {
        var limits = new BodyLimits(
                new RequestLimits(MAX_BYTES, 1, bodyTimeout, Duration.ZERO, Duration.ZERO, ClientQuota.NONE), budget);
        ListenerSettings settings = TestGateway.settings(TestGateway.CERTIFICATES.serverSsl(), idleTimeout);
        gateway = new TestGateway(settings, new Reading(limits, mayAnswer));
    }

    RawConnection connect() throws IOException {
        return gateway.connect();
    }

    int port() {
        return gateway.server().port();
    }

    /** The next result. */
    BodyResult next() throws InterruptedException {
        return results.poll(10, TimeUnit.SECONDS);
    }

    /** The next body, released. */
    byte[] complete() throws InterruptedException {
        var body = (BodyResult.Complete) next();
        body.release();
        return body.bytes();
    }

    /** The next refusal. */
    ProblemCode refused() throws InterruptedException {
        return ((BodyResult.Refused) next()).problem().code();
    }

    @Override
    public void close() {
        gateway.close();
    }

    private final class Reading extends Handler.Abstract {
        private final BodyLimits limits;
        private final CompletableFuture<Void> mayAnswer;

        private Reading(BodyLimits limits, CompletableFuture<Void> mayAnswer) {
            this.limits = limits;
            this.mayAnswer = mayAnswer;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            Consumer<BodyResult> consumer = result -> {
                results.add(result);
                mayAnswer.thenRun(() -> answer(result, request, response, callback));
            };
            try {
                limits.checkLength(request);
                BodyRead.start(limits, request, 0, consumer);
            } catch (RefusedException e) {
                consumer.accept(new BodyResult.Refused(e.problem()));
            }
            return true;
        }

        private void answer(BodyResult result, Request request, Response response, Callback callback) {
            if (result instanceof BodyResult.Refused refused) {
                refused.problem().write(request, response, callback);
            } else {
                response.setStatus(201);
                callback.succeeded();
            }
        }
    }
}
