// SPDX-License-Identifier: Apache-2.0
package io.datagateway.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.datagateway.demo.Orders;
import io.datagateway.e2e.ExampleClient.Outcome;
import io.datagateway.e2e.FailingGateway.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The clients of {@code examples/}. One whose tools are not installed is left out, or fails with {@code
 * -Dexamples.required}.
 */
class ExampleClientsIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Pattern BATCH_ID = Pattern.compile("\\b[0-9a-f-]{32,36}\\b");
    private static final String SCHEMA = GatewayCluster.BUNDLE
            .resolve("contracts/sales.orders/sales.orders-2.1.0.avsc")
            .toString();

    @TempDir
    static Path certs;

    @AutoClose
    private static GatewayCluster cluster;

    @BeforeAll
    static void start() throws Exception {
        cluster = new GatewayCluster(certs);
        cluster.createTopics(Orders.TOPIC, 3);
        cluster.deploy();
    }

    static List<ExampleClient> clients() throws Exception {
        return ExampleClient.all();
    }

    @ParameterizedTest
    @MethodSource("clients")
    void whatItSendsIsInProd(ExampleClient client) throws Exception {
        Outcome outcome = run(client, cluster.url(), client + "-1", client + "-2");

        assertThat(outcome.exit()).as(outcome.said()).isZero();
        var batchId = BATCH_ID.matcher(outcome.said());
        assertThat(batchId.find()).as(outcome.said()).isTrue();
        try (var reader = cluster.reader(Orders.TOPIC)) {
            Set<String> topics = reader.await(batchId.group(), 4, SOON).stream()
                    .map(record -> record.topic() + " " + new String(record.key(), UTF_8))
                    .collect(Collectors.toSet());
            assertThat(topics).contains("sales.orders.prod " + client + "-1", "sales.orders.prod " + client + "-2");
        }
    }

    @ParameterizedTest
    @MethodSource("clients")
    void itRepeatsUntilTheOutcomeIsKnownAlwaysWithTheSameKey(ExampleClient client) throws Exception {
        var answers = List.of(
                new Answer(503, "not-written", "1"),
                new Answer(0, "", ""),
                new Answer(500, "unknown", ""),
                new Answer(201, "written", ""));
        try (var gateway = new FailingGateway(certs, answers)) {
            Outcome outcome = run(client, gateway.url(), "ord-1");

            assertThat(outcome.exit()).as(outcome.said()).isZero();
            assertThat(gateway.tries()).hasSizeGreaterThanOrEqualTo(answers.size());
            assertThat(Set.copyOf(gateway.tries())).hasSize(1);
            assertThat(gateway.tries().get(0)).doesNotStartWith("null");
        }
    }

    @ParameterizedTest
    @MethodSource("clients")
    void itDoesNotRepeatWhatIsRefused(ExampleClient client) throws Exception {
        try (var gateway = new FailingGateway(certs, List.of(new Answer(400, "rejected", "")))) {
            Outcome outcome = run(client, gateway.url(), "ord-1");

            assertThat(outcome.exit()).as(outcome.said()).isNotZero();
            assertThat(gateway.tries()).hasSize(1);
        }
    }

    private static Outcome run(ExampleClient client, String url, String... ids) throws Exception {
        var arguments = new ArrayList<>(List.of(url, certs.toString(), SCHEMA));
        arguments.addAll(List.of(ids));
        return client.run(arguments.toArray(String[]::new)).orElseGet(() -> missing(client));
    }

    private static Outcome missing(ExampleClient client) {
        assertThat(System.getProperty("examples.required"))
                .as(client + " is not installed")
                .isNull();
        return abort(client + " is not installed");
    }
}
