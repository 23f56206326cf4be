// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.http.intake.RawTopicMetadata;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MockAdminClient;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(20)
class RawTopicWatchTest {

    private static final Duration OFTEN = Duration.ofMillis(5);
    private static final int MAX_REQUEST_SIZE = 1_000_000;

    private final MockAdminClient kafka = MockAdminClient.create().build();
    private final AtomicInteger failedCalls = new AtomicInteger();
    private volatile Failure failure = Failure.NONE;
    private final Set<String> troubled = ConcurrentHashMap.newKeySet();
    private final RawTopicWatch watch = new RawTopicWatch(
            breakable(), new RawTopicDemands(Set.of("a", "b"), Set.of(), MAX_REQUEST_SIZE), troubled::contains);

    @AfterEach
    void close() {
        watch.close();
    }

    @Test
    void knowsPartitionsAndTheLargestRecordOfTopicsThatExist() {
        create("a.raw", 3, "5000");
        create("other.raw", 1, "5000");

        watch.start(OFTEN);
        await(() -> watch.known().find("a") != null);

        assertThat(watch.known().find("a"))
                .returns(3, RawTopicMetadata::partitions)
                .returns(5000, RawTopicMetadata::maxRecordBytes);
        assertThat(watch.known().find("b")).isNull();
        assertThat(watch.known().find("other")).isNull();
    }

    @Test
    void theProducersBoundCountsTooIfItIsLower() {
        create("a.raw", 1, "2000000");

        watch.start(OFTEN);
        await(() -> watch.known().find("a") != null);

        assertThat(watch.known().find("a").maxRecordBytes()).isEqualTo(MAX_REQUEST_SIZE);
    }

    @Test
    void seesTopicsComeAndGo() {
        watch.start(OFTEN);
        create("a.raw", 1, "5000");
        await(() -> watch.known().find("a") != null);

        kafka.deleteTopics(List.of("a.raw"));

        await(() -> watch.known().find("a") == null);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void keepsWhatItKnewWhileKafkaIsDownAndGoesOnAfterwards(Failure kind) {
        create("a.raw", 1, "5000");
        watch.start(OFTEN);
        await(() -> watch.known().find("a") != null);

        failure = kind;
        create("b.raw", 1, "5000");
        await(() -> failedCalls.get() >= 2); // the second begins when the first has been dealt with
        assertThat(watch.known().find("a")).returns(5000, RawTopicMetadata::maxRecordBytes);
        assertThat(watch.known().find("b")).isNull();
        failure = Failure.NONE;

        await(() -> watch.known().find("b") != null);
    }

    @Test
    void whileKafkaHasNeverBeenReachedItSaysSoAndNotThatThereIsNoTopic() {
        failure = Failure.OF_THE_ANSWER;
        create("a.raw", 1, "500000");

        watch.start(OFTEN);
        await(() -> failedCalls.get() >= 2);

        assertThat(watch.known().get("a").refusal())
                .contains("cannot reach Kafka", "TimeoutException", "kafka.bootstrap.servers");
        failure = Failure.NONE;
        await(() -> watch.known().get("a").refusal() == null);
    }

    @Test
    void aTopicWhoseRecordsDoNotGetIntoKafkaIsLookedAtSoon() {
        create("a.raw", 1, "500000");
        watch.start(Duration.ofDays(1));
        await(() -> watch.known().find("a") != null);
        kafka.deleteTopics(List.of("a.raw"));

        troubled.add("a");

        await(() -> watch.known().get("a").refusal() != null);
    }

    @Test
    void aMissingTopicIsNamedAndTakesRecordsOnceItIsThere() {
        create("a.raw", 1, "500000");
        watch.start(OFTEN);
        await(() -> watch.known().find("a") != null);

        assertThat(watch.known().get("a").refusal()).isNull();
        assertThat(watch.known().get("b").refusal()).contains("no topic b.raw", "operator must create it");
        create("b.raw", 1, "500000");

        await(() -> watch.known().get("b").refusal() == null);
    }

    /** The failure of Kafka's client when Kafka is down. */
    private enum Failure {
        NONE,
        OF_THE_CALL,
        OF_THE_ANSWER
    }

    private void create(String topic, int partitions, String maxMessageBytes) {
        kafka.createTopics(List.of(
                new NewTopic(topic, partitions, (short) 1).configs(Map.of("max.message.bytes", maxMessageBytes))));
    }

    /** Kafka's in-memory Admin, which cannot be down by itself. */
    private Admin breakable() {
        return (Admin) java.lang.reflect.Proxy.newProxyInstance(
                Admin.class.getClassLoader(), new Class<?>[] {Admin.class}, (proxy, method, arguments) -> {
                    Failure now = failure;
                    if (now == Failure.NONE || !method.getName().equals("describeTopics")) {
                        return method.invoke(kafka, arguments);
                    }
                    failedCalls.incrementAndGet();
                    if (now == Failure.OF_THE_CALL) {
                        throw new KafkaException("down");
                    }
                    synchronized (kafka) { // as its methods are: the call that times out is this one
                        kafka.timeoutNextRequest(1);
                        return method.invoke(kafka, arguments);
                    }
                });
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }
}
