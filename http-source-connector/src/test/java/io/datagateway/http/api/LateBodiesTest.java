// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.http.limit.ByteBudget;
import io.datagateway.http.limit.ClientQuota;
import io.datagateway.http.server.TestGateway;
import io.datagateway.http.testing.RawConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Deadlines that end while bodies are being read, which Jetty does not allow for: a body that is failed from another
 * thread gives its buffer back twice, and what one client sends turns up in the body of another.
 */
@Timeout(120)
class LateBodiesTest {

    private static final int CLIENTS = 8;
    private static final int BYTES = 600_000;

    /** Answers of each kind that it takes: enough for every deadline to end early and late in a body. */
    private static final int ANSWERS = Integer.getInteger("late.answers", 100);

    private final Map<Integer, Integer> statuses = new ConcurrentHashMap<>();

    @Test
    void aBodyThatIsGivenUpLeavesTheOthersAsTheyAre() throws Exception {
        try (var gateway = new TestGateway(new Comparing())) {
            var threads = Executors.newFixedThreadPool(CLIENTS);
            List<Callable<Void>> clients = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                byte mark = (byte) ('a' + client);
                clients.add(() -> send(gateway, mark));
            }
            for (Future<Void> done : threads.invokeAll(clients)) {
                done.get();
            }
            threads.shutdown();
        }
        assertThat(statuses.keySet()).containsExactlyInAnyOrder(201, 408);
    }

    private Void send(TestGateway gateway, byte mark) throws IOException {
        byte[] body = new byte[BYTES];
        Arrays.fill(body, mark);
        String head = "POST /" + (char) mark + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + BYTES + "\r\n\r\n";
        RawConnection connection = gateway.connect();
        while (isToGoOn()) {
            int status;
            try {
                status = connection.send(head).send(body).answer().status();
            } catch (IOException e) {
                status = 408; // closed while the client was sending
            }
            statuses.merge(status, 1, Integer::sum);
            if (status != 201) {
                connection.close();
                connection = gateway.connect();
            }
        }
        connection.close();
        return null;
    }

    private boolean isToGoOn() {
        boolean isEnough = statuses.getOrDefault(201, 0) >= ANSWERS && statuses.getOrDefault(408, 0) >= ANSWERS;
        return !isEnough && Set.of(201, 408).containsAll(statuses.keySet());
    }

    /** Answers 201 if all bytes of the body are those of this client, and 500 otherwise. */
    private static final class Comparing extends Handler.Abstract {

        private static final ByteBudget BUDGET = new ByteBudget(new ByteBudget.Bounds(1 << 30, 1 << 30));

        /** Longest deadline in milliseconds: follows the machine's speed, so that half the bodies come in time. */
        private final AtomicInteger longestMs = new AtomicInteger(40);

        private final AtomicInteger requests = new AtomicInteger();

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            var limits = new BodyLimits(
                    new RequestLimits(
                            BYTES,
                            1,
                            Duration.ofMillis(1 + requests.getAndIncrement() % longestMs.get()),
                            Duration.ZERO,
                            Duration.ZERO,
                            ClientQuota.NONE),
                    BUDGET);
            char mark = request.getHttpURI().getPath().charAt(1);
            BodyRead.start(limits, request, 0, result -> {
                adjust(result);
                answer(result, mark, request, response, callback);
            });
            return true;
        }

        private void adjust(BodyResult result) {
            boolean isInTime = result instanceof BodyResult.Complete;
            longestMs.updateAndGet(ms -> isInTime ? Math.max(1, ms - 1 - ms / 20) : ms + 1 + ms / 20);
        }

        private static void answer(
                BodyResult result, char mark, Request request, Response response, Callback callback) {
            if (result instanceof BodyResult.Refused refused) {
                refused.problem().write(request, response, callback);
            } else if (result instanceof BodyResult.Complete body) {
                body.release();
                byte[] expected = new byte[BYTES];
                Arrays.fill(expected, (byte) mark);
                response.setStatus(Arrays.equals(expected, body.bytes()) ? 201 : 500);
                callback.succeeded();
            }
        }
    }
}
