// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.api;

import io.datagateway.http.connection.ConnectionWatch;
import io.datagateway.http.intake.Batch;
import io.datagateway.http.intake.IdempotencyWindow;
import io.datagateway.http.intake.IdempotencyWindow.Claim;
import io.datagateway.http.intake.Intakes;
import io.datagateway.http.intake.KeyedRequest;
import io.datagateway.http.intake.Outcome;
import io.datagateway.http.intake.Outcome.Unwritten;
import io.datagateway.http.intake.Outcome.Written;
import io.datagateway.http.limit.Client;
import io.datagateway.http.limit.ClientLimits;
import io.datagateway.http.problem.Problem;
import io.datagateway.http.problem.ProblemCode;
import io.datagateway.http.problem.RefusedException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /api/1.0/{topic}} and {@code PUT /api/1.0/{topic}/batches/{batch-id}}: from a request to a batch that a
 * task will take, and from its outcome to the answer. No thread waits: neither for the body nor for Kafka.
 */
public final class BatchHandler extends Handler.Abstract {

    private static final Logger log = LoggerFactory.getLogger(BatchHandler.class);

    private final Supplier<BatchPolicy> policy;
    private final Intakes intakes;
    private final IdempotencyWindow window;
    private final BatchFactory batches;

    /** @param policy the one in force now */
    public BatchHandler(Supplier<BatchPolicy> policy, Intakes intakes, IdempotencyWindow window, BatchFactory batches) {
        this.policy = policy;
        this.intakes = intakes;
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

        private final BatchPolicy rules;
        private final Request request;
        private final Response response;
        private final Callback callback;
        private final Client client;

        Exchange(BatchPolicy rules, Request request, Response response, Callback callback) {
            this.rules = rules;
            this.request = request;
            this.response = response;
            this.callback = callback;
            this.client = ConnectionWatch.client(request);
        }

        void begin() {
            ClientLimits limits = rules.limits().client();
            try {
                if (!client.tryRequest(limits.requestsPerSecond())) {
                    throw new RefusedException(RateFields.tooOften(limits));
                }
                BatchRequest head = BatchRequest.of(request, rules);
                rules.bodies().checkLength(request);
                checkRoom(head.headers().count());
                rules.bodies().read(request, head.headers().count(), body -> receive(body, head));
            } catch (RefusedException e) {
                refuseEarly(e.problem());
            }
        }

        /** Beforehand, as a body that finds no room was read for nothing. */
        private void checkRoom(int records) throws RefusedException {
            if (!intakes.isAlive()) {
                throw new RefusedException(ProblemCode.NOT_READY, BatchAnswer.NO_TASK);
            }
            if (!intakes.hasRoom(records, Math.max(0, request.getLength()))) {
                throw new RefusedException(ProblemCode.OVERLOADED, BatchAnswer.NO_ROOM);
            }
        }

        /**
         * Who shall come again is answered at once and may still finish the body, to keep its connection: closed while
         * the client sends, it may lose the answer as well (RFC 9112, 9.6). Not so if it asked before sending, or has
         * much to send.
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
            Batch batch = batches.make(body.bytes(), head, rules.limits());
            var unused = body.share().resize(rules.bodies().costToHold(batch.bytes(), batch.count()));
            batch.outcome().thenRun(body.share()::end);
            request.addFailureListener(gone -> batch.cancel(Unwritten.RETURNED));
            KeyedRequest keyed = head.keyed(body.bytes());
            if (keyed == null) {
                send(batch, batch.outcome());
                return;
            }
            Claim claim = window.claim(keyed);
            if (claim instanceof Claim.Granted) {
                // Settled before the client is told, so that the window knows when it comes again at once.
                send(batch, batch.outcome().thenApply(outcome -> window.settle(keyed, outcome)));
            } else {
                body.release();
                answer(keyed.key(), claim);
            }
        }

        private void send(Batch batch, CompletionStage<Outcome> settled) {
            String id = batch.envelope().batchId();
            // Settling happens on the producer's thread, which must not write to clients.
            settled.thenAcceptAsync(
                    outcome -> answer(id, outcome), request.getComponents().getExecutor());
            intakes.admit(batch);
        }

        private void answer(String key, Claim claim) {
            if (claim instanceof Claim.Replayed replayed) {
                tellRates();
                BatchAnswer.of(key, replayed.written()).replay(response, callback);
            } else if (claim instanceof Claim.Refusal reason) {
                refuse(BatchAnswer.problem(key, reason));
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

        /** At the end, when the body is counted. */
        private void tellRates() {
            RateFields.add(response.getHeaders(), client, rules.limits().client());
        }

        private void refuse(Problem problem) {
            tellRates();
            problem.write(request, response, callback);
        }

        /** The program is wrong: nobody else would answer, as this is not the thread that Jetty called. */
        private void fail(Throwable failure) {
            log.error("A request could not be handled", failure);
            Response.writeError(request, response, callback, failure);
        }
    }
}
