// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.server;

import io.datagateway.http.intake.Batch;
import io.datagateway.http.intake.Datums;
import io.datagateway.http.intake.Deadlines;
import io.datagateway.http.intake.Envelope;
import io.datagateway.http.intake.Intakes;
import io.datagateway.http.intake.Outcome;
import io.datagateway.http.intake.Outcome.Unwritten;
import io.datagateway.http.intake.Outcome.Written;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /api/1.0/{topic}}: from a request to a batch that a task will take, and from its outcome to the answer.
 * No thread waits: neither for the body nor for Kafka.
 */
public final class BatchHandler extends Handler.Abstract {

    private static final Logger log = LoggerFactory.getLogger(BatchHandler.class);

    private final Supplier<BatchPolicy> policy;
    private final Intakes intakes;
    private final Supplier<String> batchIds;
    private final LongSupplier nanoTime;

    /**
     * @param policy the one in force now
     * @param batchIds fresh ids, for requests without {@code Idempotency-Key}
     * @param nanoTime {@link System#nanoTime()}, but for tests
     */
    public BatchHandler(
            Supplier<BatchPolicy> policy, Intakes intakes, Supplier<String> batchIds, LongSupplier nanoTime) {
        this.policy = policy;
        this.intakes = intakes;
        this.batchIds = batchIds;
        this.nanoTime = nanoTime;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        new Exchange(policy.get(), request, response, callback).begin();
        return true;
    }

    /** One request and its answer. */
    private final class Exchange {

        private final BatchPolicy rules;
        private final Request request;
        private final Response response;
        private final Callback callback;

        Exchange(BatchPolicy rules, Request request, Response response, Callback callback) {
            this.rules = rules;
            this.request = request;
            this.response = response;
            this.callback = callback;
        }

        void begin() {
            try {
                BatchRequest head = BatchRequest.of(request, rules);
                if (!intakes.isAlive()) {
                    throw new RefusedException(ProblemCode.NOT_READY, BatchAnswer.NO_TASK);
                }
                rules.bodies().read(request, body -> receive(body, head));
            } catch (RefusedException e) {
                refuse(e.problem());
            }
        }

        private void receive(BodyResult result, BatchRequest head) {
            if (result instanceof BodyResult.Complete body) {
                try {
                    admit(body, head);
                } catch (RefusedException e) {
                    body.release();
                    refuse(e.problem());
                } catch (RuntimeException | Error e) {
                    body.release();
                    fail(e);
                }
            } else if (result instanceof BodyResult.Refused refused) {
                refuse(refused.problem());
            }
        }

        private void admit(BodyResult.Complete body, BatchRequest head) throws RefusedException {
            Batch batch = batch(body.bytes(), head);
            String id = batch.envelope().batchId();
            batch.outcome().thenRun(body.share()::end);
            // Settling happens on the producer's thread, which must not write to clients.
            batch.outcome()
                    .thenAcceptAsync(
                            outcome -> answer(id, outcome),
                            request.getComponents().getExecutor());
            request.addFailureListener(gone -> batch.cancel(Unwritten.RETURNED));
            intakes.admit(batch);
        }

        private Batch batch(byte[] body, BatchRequest head) throws RefusedException {
            BatchHeaders headers = head.headers();
            String key = headers.idempotencyKey();
            var envelope = new Envelope(
                    key == null ? batchIds.get() : key,
                    head.reader().contract().id(),
                    headers.shard(),
                    headers.carried());
            Datums datums = BodyFormat.read(body, head);
            BodyFormat.checkSizes(datums, envelope, head.target());
            RequestLimits limits = rules.limits();
            var deadlines = Deadlines.from(nanoTime.getAsLong(), limits.queueTimeout(), limits.requestTimeout());
            return new Batch(envelope, datums, head.target(), deadlines);
        }

        private void answer(String batchId, Outcome outcome) {
            try {
                if (outcome instanceof Written written) {
                    BatchAnswer.of(batchId, written).write(response, callback);
                } else if (outcome instanceof Unwritten reason) {
                    refuse(BatchAnswer.problem(batchId, reason));
                }
            } catch (RuntimeException e) {
                fail(e);
            }
        }

        private void refuse(Problem problem) {
            problem.write(request, response, callback);
        }

        /** The program is wrong: nobody else would answer, as this is not the thread that Jetty called. */
        private void fail(Throwable failure) {
            log.error("A request could not be handled", failure);
            Response.writeError(request, response, callback, failure);
        }
    }
}
