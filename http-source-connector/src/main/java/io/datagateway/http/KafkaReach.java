// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * Asks Kafka once whether it can be reached with the connector's {@code kafka.*} settings, on a thread of its own. Without
 * it every request would be refused by tasks that run, and nobody who looks at the connector would see why.
 */
final class KafkaReach implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 30_000;

    private final Function<Map<String, Object>, Admin> admins;
    private final Consumer<Exception> failed;
    private volatile boolean isClosed;

    /** @param failed is told if Kafka does not answer */
    KafkaReach(Function<Map<String, Object>, Admin> admins, Consumer<Exception> failed) {
        this.admins = admins;
        this.failed = failed;
    }

    /** Begins to ask. */
    void ask(Map<String, Object> settings) {
        var thread = new Thread(() -> run(settings), "gateway-kafka-reach");
        thread.setDaemon(true);
        thread.start();
    }

    private void run(Map<String, Object> settings) {
        try (Admin admin = admins.apply(settings)) {
            admin.describeCluster(new DescribeClusterOptions().timeoutMs(TIMEOUT_MILLIS))
                    .nodes()
                    .get();
        } catch (ExecutionException | KafkaException e) {
            Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
            if (!isClosed) {
                failed.accept(new ConnectException(
                        "Kafka cannot be reached with the kafka.* settings ("
                                + cause.getClass().getSimpleName()
                                + "), so requests are answered 503 NotReady. Correct "
                                + ConfigKeys.KAFKA_BOOTSTRAP_SERVERS + " and the settings for security beside it.",
                        cause));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tells nothing any more. */
    @Override
    public void close() {
        isClosed = true;
    }
}
