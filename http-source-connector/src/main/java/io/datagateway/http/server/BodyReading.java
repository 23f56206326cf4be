// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.server;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * One body on its way in. {@link #run} is called by one thread at a time, whenever there is content; the deadline may
 * strike beside it. Whoever settles first is heard.
 */
final class BodyReading implements Runnable {

    private static final int FIRST_BUFFER = 16 * 1024;

    private final BodyReader rules;
    private final Request request;
    private final Consumer<BodyResult> consumer;
    private final ByteBudget.Share share;
    private final long announced;
    private final AtomicBoolean settled = new AtomicBoolean();

    private byte[] buffer = new byte[0];
    private int length;
    private Scheduler.@Nullable Task timer;

    BodyReading(BodyReader rules, Request request, Consumer<BodyResult> consumer) {
        this.rules = rules;
        this.request = request;
        this.consumer = consumer;
        this.share = rules.budget().share();
        this.announced = request.getLength();
    }

    void start() {
        var components = request.getComponents();
        // The scheduler's one thread only hands over: the answer is written by a thread of the pool.
        Runnable strike = () -> components.getExecutor().execute(() -> refuse(timedOut()));
        timer = components.getScheduler().schedule(strike, rules.deadline().toMillis(), TimeUnit.MILLISECONDS);
        run();
    }

    @Override
    public void run() {
        while (!settled.get()) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                refuse(chunk.getFailure() instanceof TimeoutException ? timedOut() : incomplete());
                return;
            }
            Problem problem = take(chunk);
            boolean isLast = chunk.isLast();
            chunk.release();
            if (problem != null) {
                refuse(problem);
            } else if (isLast) {
                complete();
            }
        }
    }

    private @Nullable Problem take(Content.Chunk chunk) {
        ByteBuffer content = chunk.getByteBuffer();
        int added = content.remaining();
        if (added > rules.maxBytes() - length) {
            return rules.tooLarge();
        }
        if (added > buffer.length - length && !grow(length + added)) {
            return overloaded();
        }
        content.get(buffer, length, added);
        length += added;
        return null;
    }

    /** An announced body gets its room at once; another grows by doubling. */
    private boolean grow(int needed) {
        int size = announced >= 0 ? (int) announced : Math.max(FIRST_BUFFER, 2 * buffer.length);
        size = Math.min(Math.max(size, needed), rules.maxBytes());
        if (!share.resize(size)) {
            return false;
        }
        buffer = Arrays.copyOf(buffer, size);
        return true;
    }

    private void complete() {
        if (announced >= 0 && announced != length) {
            refuse(incomplete());
            return;
        }
        byte[] body = buffer.length == length ? buffer : Arrays.copyOf(buffer, length);
        share.resize(length);
        if (settled.compareAndSet(false, true)) {
            stopTimer();
            consumer.accept(new BodyResult.Complete(body, share));
        }
    }

    private void refuse(Problem problem) {
        if (settled.compareAndSet(false, true)) {
            stopTimer();
            share.end();
            consumer.accept(new BodyResult.Refused(problem));
        }
    }

    private void stopTimer() {
        if (timer != null) {
            timer.cancel();
        }
    }

    private Problem timedOut() {
        return new Problem(
                ProblemCode.REQUEST_TIMEOUT,
                "The body did not arrive within " + rules.deadline().toMillis()
                        + " ms. Nothing was written; send again.",
                Map.of("deadlineMs", rules.deadline().toMillis()));
    }

    private static Problem incomplete() {
        return new Problem(
                ProblemCode.INCOMPLETE_BODY,
                "The body ended before its stated end. Nothing was written; send the request again.");
    }

    private static Problem overloaded() {
        return new Problem(
                ProblemCode.OVERLOADED,
                "The gateway has no memory left for more request bodies. Nothing was written; send again later.");
    }
}
