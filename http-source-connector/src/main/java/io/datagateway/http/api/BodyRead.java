// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.api;

import io.datagateway.http.connection.ConnectionWatch;
import io.datagateway.http.connection.DeadlineBodyReader;
import io.datagateway.http.limit.ByteBudget;
import io.datagateway.http.limit.ClientUsage;
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

/**
 * The reading of one request body, without a thread that waits. A body is handed on only when its end was seen: the bytes
 * before a broken connection may look like a shorter valid body.
 */
final class BodyRead {

    private static final int FIRST_BUFFER = 16 * 1024;

    private final BodyLimits limits;
    private final Request request;
    private final Consumer<BodyResult> consumer;
    private final ClientUsage usage;
    private final ByteBudget.Share share;
    private final DeadlineBodyReader reader;
    private final long announced;
    private final int records;

    private byte[] buffer = new byte[0];
    private int length;

    private BodyRead(BodyLimits limits, Request request, int records, Consumer<BodyResult> consumer) {
        this.limits = limits;
        this.request = request;
        this.consumer = consumer;
        this.records = records;
        this.usage = ConnectionWatch.usage(request);
        this.share = limits.budget().share(usage);
        this.announced = request.getLength();
        this.reader = new DeadlineBodyReader(request, this::take);
    }

    /**
     * Reads the body and then calls {@code consumer} exactly once, from any thread, perhaps before this returns. The memory
     * for an announced body is taken before its first byte: half a body that finds no room for the rest helps nobody.
     *
     * @param records the number that the client announces
     */
    public static void start(BodyLimits limits, Request request, int records, Consumer<BodyResult> consumer) {
        new BodyRead(limits, request, records, consumer).start();
    }

    private void start() {
        Problem problem = announced < 0 ? null : reserve();
        if (problem != null) {
            settle(new BodyResult.Refused(problem));
        } else {
            reader.start(limits.timeout());
        }
    }

    private @Nullable Problem reserve() {
        if (!usage.tryBytes(announced, limits.clientQuota().bytesPerSecond())) {
            return tooManyBytes();
        }
        return share.resize(limits.costToRead(announced, records)) ? null : overloaded();
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
        if (added > limits.maxBytes() - length) {
            return limits.tooLarge();
        }
        if (announced < 0 && !usage.tryBytes(added, limits.clientQuota().bytesPerSecond())) {
            return tooManyBytes();
        }
        if (added > buffer.length - length && !grow(length + added)) {
            return overloaded();
        }
        content.get(buffer, length, added);
        length += added;
        return null;
    }

    /** Makes room: at once for an announced body; else by doubling, while both arrays count as one is copied. */
    private boolean grow(int needed) {
        if (announced >= 0) {
            // Jetty does not hand on bytes beyond the announced length.
            buffer = Arrays.copyOf(buffer, (int) Math.max(announced, needed));
            return true;
        }
        int size = Math.min(Math.max(Math.max(FIRST_BUFFER, 2 * buffer.length), needed), limits.maxBytes());
        if (!share.resize(limits.costToRead(size, 0))) {
            return false;
        }
        buffer = Arrays.copyOf(buffer, size);
        return true;
    }

    /**
     * Returns the body if its end is real. Jetty 12.1.14 takes broken chunk framing that it meets in a read for the end of
     * the body, and reports the failure only at the next read: a body is whole if that read is still at the end.
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
        if (!share.resize(limits.costToRead(length, records))) {
            return new BodyResult.Refused(overloaded());
        }
        return new BodyResult.Complete(body, share);
    }

    private BodyResult broken(Throwable failure) {
        return new BodyResult.Refused(failure instanceof TimeoutException ? timedOut() : incomplete());
    }

    private void settle(BodyResult result) {
        BodyResult heard = reader.end() ? result : new BodyResult.Refused(timedOut());
        if (heard instanceof BodyResult.Refused) {
            share.end();
        }
        consumer.accept(heard);
    }

    private Problem timedOut() {
        return new Problem(
                ProblemCode.REQUEST_TIMEOUT,
                "The body did not arrive within " + limits.timeout().toMillis()
                        + " ms. Nothing was written; send again.",
                Map.of("deadlineMs", limits.timeout().toMillis()));
    }

    private static Problem incomplete() {
        return new Problem(
                ProblemCode.INCOMPLETE_BODY,
                "The body ended before its stated end. Nothing was written; send the request again.");
    }

    private Problem tooManyBytes() {
        return RateLimitHeaders.tooManyBytes(limits.clientQuota());
    }

    private static Problem overloaded() {
        return new Problem(
                ProblemCode.OVERLOADED,
                "The gateway has no memory left for more request bodies. Nothing was written; send again later.");
    }
}
