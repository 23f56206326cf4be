// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.api;

import io.datagateway.http.connection.BodyDiscard;
import io.datagateway.http.connection.ConnectionWatch;
import io.datagateway.http.intake.Batch;
import io.datagateway.http.intake.BatchSize;
import io.datagateway.http.intake.IdempotencyWindow;
import io.datagateway.http.intake.IdempotencyWindow.Claim;
import io.datagateway.http.intake.IdempotentRequest;
import io.datagateway.http.intake.Outcome;
import io.datagateway.http.intake.Outcome.Unwritten;
import io.datagateway.http.intake.Outcome.Written;
import io.datagateway.http.intake.TaskRouter;
import io.datagateway.http.limit.ClientQuota;
import io.datagateway.http.limit.ClientUsage;
import io.datagateway.http.problem.Problem;
import io.datagateway.http.problem.ProblemCode;
import io.datagateway.http.problem.RefusedException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles {@code POST /api/1.0/{topic}} and {@code PUT /api/1.0/{topic}/batches/{batch-id}}: makes a batch of the request,
 * gives it to a task, and answers with the batch's outcome. No thread waits, neither for the body nor for Kafka.
 */
public final class BatchHandler extends Handler.Abstract {

    private static final Logger log = LoggerFactory.getLogger(BatchHandler.class);

    private final Supplier<BatchPolicy> policy;
    private final TaskRouter router;
    private final IdempotencyWindow window;
    private final BatchFactory batches;

    /** @param policy supplies the policy in force now */
    public BatchHandler(
            Supplier<BatchPolicy> policy, TaskRouter router, IdempotencyWindow window, BatchFactory batches) {
        this.policy = policy;
        this.router = router;
        this.window = window;
        this.batches = batches;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        new Exchange(policy.get(), request, response, callback).begin();
        return true;
    }

    /** One request and its answer. */
    private final class Exchange {

        private final BatchPolicy inForce;
        private final Request request;
        private final Response response;
        private final Callback callback;
        private final ClientUsage usage;

        Exchange(BatchPolicy inForce, Request request, Response response, Callback callback) {
            this.inForce = inForce;
            this.request = request;
            this.response = response;
            this.callback = callback;
            this.usage = ConnectionWatch.usage(request);
        }

        void begin() {
            ClientQuota quota = inForce.limits().clientQuota();
            try {
                if (!usage.tryRequest(quota.requestsPerSecond())) {
                    throw new RefusedException(RateLimitHeaders.tooManyRequests(quota));
                }
                BatchRequest head = BatchRequest.of(request, inForce);
                inForce.bodies().checkLength(request);
                checkRoom(head.topic(), head.headers().count());
                BodyRead.start(inForce.bodies(), request, head.headers().count(), body -> receive(body, head));
            } catch (RefusedException e) {
                refuseEarly(e.problem());
            }
        }

        /** Refuses a request that no task has room for, before its body is read for nothing. */
        private void checkRoom(String topic, int records) throws RefusedException {
            if (!router.isAlive()) {
                throw new RefusedException(ProblemCode.NOT_READY, BatchAnswer.NO_TASK);
            }
            String refusal = router.refusal(topic);
            if (refusal != null) {
                throw BatchRequest.notReady(refusal);
            }
            if (!router.hasRoom(new BatchSize(topic, records, Math.max(0, request.getLength())))) {
                throw new RefusedException(ProblemCode.OVERLOADED, BatchAnswer.NO_ROOM);
            }
        }

        /**
         * Answers at once. A client that is to send the request again may still finish its body, to keep the connection: if
         * the server closed it while the client sends, the answer could be lost as well (RFC 9112, 9.6). The body is not
         * read if the client waits for {@code 100 Continue}, or has much to send.
         */
        private void refuseEarly(Problem problem) {
            if (!problem.code().isRetriable()
                    || problem.endsConnection()
                    || !BodyDiscard.mayTake(request)
                    || request.getHeaders().contains(HttpHeader.EXPECT)) {
                refuse(problem);
            } else {
                tellRates();
                Runnable discard = () -> BodyDiscard.start(request, callback);
                problem.writeBeforeBody(response, Callback.from(discard, callback::failed));
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
                refuseEarly(refused.problem());
            }
        }

        private void admit(BodyResult.Complete body, BatchRequest head) throws RefusedException {
            Batch batch = batches.make(body.bytes(), head, inForce);
            var unused = body.share().resize(inForce.bodies().costToHold(batch.bytes(), batch.count()));
            batch.outcome().thenRun(body.share()::end);
            request.addFailureListener(gone -> batch.cancel(Unwritten.RETURNED));
            if (!head.batchId().isKey()) {
                send(batch, batch.outcome(), outcome -> remember(head, batch, outcome));
                return;
            }
            IdempotentRequest keyed = head.idempotent(batch.datums());
            Claim claim = window.claim(keyed);
            if (claim instanceof Claim.Granted) {
                // Settled before the client is told, so that the window knows when it comes again at once.
                send(batch, batch.outcome().thenApply(outcome -> window.settle(keyed, outcome)), outcome -> {});
            } else {
                body.release();
                answer(head.batchId().value(), claim);
            }
        }

        /** Remembers a batch without a key whose client is about to be told to repeat it with its batch id as key. */
        private void remember(BatchRequest head, Batch batch, Outcome outcome) {
            if (outcome instanceof Unwritten reason && !reason.isCertain()) {
                window.settle(head.idempotent(batch.datums()), reason);
            }
        }

        private void send(Batch batch, CompletionStage<Outcome> settled, Consumer<Outcome> beforeAnswer) {
            String id = batch.metadata().batchId();
            // Settling happens on the producer's thread, which must not write to clients.
            settled.thenAcceptAsync(
                    outcome -> {
                        beforeAnswer.accept(outcome);
                        answer(id, outcome);
                    },
                    request.getComponents().getExecutor());
            router.admit(batch);
        }

        private void answer(String idempotencyKey, Claim claim) {
            if (claim instanceof Claim.Replayed replayed) {
                tellRates();
                BatchAnswer.of(idempotencyKey, replayed.written()).replay(response, callback);
            } else if (claim instanceof Claim.Refusal reason) {
                refuse(BatchAnswer.problem(idempotencyKey, reason));
            }
        }

        private void answer(String batchId, Outcome outcome) {
            try {
                if (outcome instanceof Written written) {
                    tellRates();
                    BatchAnswer.of(batchId, written).write(response, callback);
                } else if (outcome instanceof Unwritten reason) {
                    refuse(BatchAnswer.problem(batchId, reason));
                }
            } catch (RuntimeException e) {
                fail(e);
            }
        }

        /** Adds the rate limit headers; at the end, when the body is counted. */
        private void tellRates() {
            RateLimitHeaders.add(response.getHeaders(), usage, inForce.limits().clientQuota());
        }

        private void refuse(Problem problem) {
            tellRates();
            problem.write(request, response, callback);
        }

        /** Answers after an error of the program: nobody else would, as this is not the thread that Jetty called. */
        private void fail(Throwable failure) {
            log.error("A request could not be handled", failure);
            Response.writeError(request, response, callback, failure);
        }
    }
}
