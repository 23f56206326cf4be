// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownSettingsTest {

    private static final Set<String> OURS = Set.of(
            "listener.port",
            "listener.ssl.crl.location",
            "topics.regex",
            "metric.reporters",
            "kafka.bootstrap.servers");
    private static final Set<String> CLIENT = Set.of(
            "bootstrap.servers",
            "security.protocol",
            "interceptor.classes",
            "metric.reporters",
            "sasl.login.callback.handler.class",
            "config.providers",
            "security.providers",
            "ssl.engine.factory.class");
    private static final Set<String> PRODUCER = Set.of("acks", "max.request.size", "interceptor.classes");

    @ParameterizedTest
    @CsvSource({
        "listener.ssl.crl.locaton, listener.ssl.crl.location",
        "listener.ports, listener.port",
        "listener.anything.else.at.all, listener.",
        "listener.ssl.crl, listener.ssl.crl.location",
        "listner.port, listener.port",
        "Listener.Port, listener.port",
        "' listener.port', listener.port",
        "listener_port, listener.port",
        "topic.regex, topics.regex",
        "metrics.reporter, metric.reporters",
        "kafka.security.protocl, kafka.security.protocol",
        "kafka.no.such.thing, kafka.",
        "kafak.security.protocol, kafka.security.protocol",
        "producer.override.max.request.sise, producer.override.max.request.size",
        "producer.overide.acks, producer.override.acks"
    })
    void aNameThatNobodyReadsIsFoundWithTheNearestThatIsRead(String key, String nearest) {
        assertThat(issues(Map.of(key, "x"))).singleElement().satisfies(issue -> {
            assertThat(issue.key()).isEqualTo(key);
            assertThat(issue.message()).startsWith(key).contains("did you mean " + nearest);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "listener.port",
                "kafka.security.protocol",
                "kafka.metrics.jmx.include",
                "kafka.metrics.context.site",
                "producer.override.acks",
                "producer.override.confluent.monitoring.interceptor.topic",
                "name",
                "tasks.max",
                "tasks.max.enforce",
                "connector.plugin.version",
                "key.converter.plugin.version",
                "errors.tolerance",
                "topic.creation.default.partitions",
                "transforms.mine.regex",
                "config.providers",
                "a.distribution.adds.this",
                "metrics.of.a.reporter"
            })
    void whatOthersReadIsTheirs(String key) {
        assertThat(issues(Map.of(key, "x"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "kafka.interceptor.classes, com.example.Audit",
        "kafka.metric.reporters, com.example.Reporter",
        "kafka.sasl.login.callback.handler.class, com.example.Login",
        "kafka.config.providers, vault",
        "kafka.security.providers, com.example.Provider",
        "kafka.ssl.engine.factory.class, com.example.Engines"
    })
    void aClassOfOthersMayReadAnyNameBehindItsPrefix(String key, String type) {
        var settings = new HashMap<>(Map.of(key, type, "kafka.audit.topic", "x", "kafka.security.protocl", "x"));

        assertThat(issues(settings)).isEmpty();
        settings.put("listener.ports", "1");
        assertThat(issues(settings)).extracting(SettingIssue::key).containsExactly("listener.ports");
    }

    @Test
    void aClassOfKafkaReadsItsOwnNamesOnly() {
        var settings = Map.of("kafka.interceptor.classes", "org.apache.kafka.Any", "kafka.security.protocl", "x");

        assertThat(issues(settings)).extracting(SettingIssue::key).containsExactly("kafka.security.protocl");
    }

    @Test
    void aMistypedNameOfAClassDoesNotHideItself() {
        assertThat(issues(Map.of("kafka.metrics.reporters", "com.example.Reporter")))
                .extracting(SettingIssue::key)
                .containsExactly("kafka.metrics.reporters");
    }

    @Test
    void theValueIsNotToldAsItMayBeASecret() {
        assertThat(issues(Map.of("listener.ssl.key.pasword", "hunter2")).toString())
                .doesNotContain("hunter2");
    }

    private static List<SettingIssue> issues(Map<String, String> settings) {
        return new UnknownSettings(List.of(
                        SettingNames.ofConnector(OURS, Set.of("metric.", "kafka.")),
                        SettingNames.ofClient("kafka.", CLIENT, settings),
                        SettingNames.ofOverrides("producer.override.", PRODUCER, settings)))
                .in(settings);
    }
}
