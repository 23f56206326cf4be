// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.api;

import io.datagateway.http.connection.ConnectionWatch;
import io.datagateway.http.limit.ByteBudget;
import io.datagateway.http.limit.Client;
import io.datagateway.http.problem.Problem;
import io.datagateway.http.problem.ProblemCode;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** One body on its way in. */
final class BodyReading {

    private static final int FIRST_BUFFER = 16 * 1024;

    private final BodyReader rules;
    private final Request request;
    private final Consumer<BodyResult> consumer;
    private final Client client;
    private final ByteBudget.Share share;
    private final BodyLoop loop;
    private final long announced;
    private final int records;

    private byte[] buffer = new byte[0];
    private int length;

    BodyReading(BodyReader rules, Request request, int records, Consumer<BodyResult> consumer) {
        this.rules = rules;
        this.request = request;
        this.consumer = consumer;
        this.records = records;
        this.client = ConnectionWatch.client(request);
        this.share = rules.budget().share(client);
        this.announced = request.getLength();
        this.loop = new BodyLoop(request, this::take);
    }

    void start() {
        Problem problem = announced < 0 ? null : reserve();
        if (problem != null) {
            settle(new BodyResult.Refused(problem));
        } else {
            loop.start(rules.deadline());
        }
    }

    private @Nullable Problem reserve() {
        if (!client.tryBytes(announced, rules.client().bytesPerSecond())) {
            return tooMuch();
        }
        return share.resize(rules.costToRead(announced, records)) ? null : overloaded();
    }

    private boolean take(Content.Chunk chunk) {
        BodyResult result = Content.Chunk.isFailure(chunk) ? broken(chunk.getFailure()) : add(chunk);
        if (result == null) {
            return false;
        }
        settle(result);
        return true;
    }

    private @Nullable BodyResult add(Content.Chunk chunk) {
        Problem problem = append(chunk.getByteBuffer());
        boolean isLast = chunk.isLast();
        chunk.release();
        if (problem != null) {
            return new BodyResult.Refused(problem);
        }
        return isLast ? whole() : null;
    }

    private @Nullable Problem append(ByteBuffer content) {
        int added = content.remaining();
        if (added > rules.maxBytes() - length) {
            return rules.tooLarge();
        }
        if (announced < 0 && !client.tryBytes(added, rules.client().bytesPerSecond())) {
            return tooMuch();
        }
        if (added > buffer.length - length && !grow(length + added)) {
            return overloaded();
        }
        content.get(buffer, length, added);
        length += added;
        return null;
    }

    /** An announced body gets its room at once; another grows by doubling, and both arrays count while one is copied. */
    private boolean grow(int needed) {
        if (announced >= 0) {
            // What is longer than announced, Jetty does not hand on.
            buffer = Arrays.copyOf(buffer, (int) Math.max(announced, needed));
            return true;
        }
        int size = Math.min(Math.max(Math.max(FIRST_BUFFER, 2 * buffer.length), needed), rules.maxBytes());
        if (!share.resize(rules.costToRead(size, 0))) {
            return false;
        }
        buffer = Arrays.copyOf(buffer, size);
        return true;
    }

    /**
     * Jetty 12.1.14 takes broken chunk framing that it meets in a read for the end of the body, and tells of the failure
     * only at the next read: a body is whole if that one is still at the end.
     */
    private BodyResult whole() {
        Content.Chunk next = request.read();
        if (Content.Chunk.isFailure(next)) {
            return broken(next.getFailure());
        }
        if (announced >= 0 && announced != length) {
            return new BodyResult.Refused(incomplete());
        }
        byte[] body = buffer.length == length ? buffer : Arrays.copyOf(buffer, length);
        if (!share.resize(rules.costToRead(length, records))) {
            return new BodyResult.Refused(overloaded());
        }
        return new BodyResult.Complete(body, share);
    }

    private BodyResult broken(Throwable failure) {
        return new BodyResult.Refused(failure instanceof TimeoutException ? timedOut() : incomplete());
    }

    private void settle(BodyResult result) {
        BodyResult heard = loop.end() ? result : new BodyResult.Refused(timedOut());
        if (heard instanceof BodyResult.Refused) {
            share.end();
        }
        consumer.accept(heard);
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

    private Problem tooMuch() {
        return RateFields.tooMuch(rules.client());
    }

    private static Problem overloaded() {
        return new Problem(
                ProblemCode.OVERLOADED,
                "The gateway has no memory left for more request bodies. Nothing was written; send again later.");
    }
}
