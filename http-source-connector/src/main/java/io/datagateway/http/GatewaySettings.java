// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import io.datagateway.contract.settings.SettingIssue;
import io.datagateway.contract.settings.SettingNames;
import io.datagateway.contract.settings.UnknownSettings;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The names of all settings that the connector and its clients of Kafka read. */
final class GatewaySettings {

    private static final Set<String> SHARED = Set.of(ConfigKeys.KAFKA_PREFIX);

    private GatewaySettings() {}

    /** Returns the settings that nobody reads. */
    static List<SettingIssue> unknownIn(Map<String, String> settings) {
        var clients = new HashSet<>(AdminClientConfig.configNames());
        clients.addAll(ConsumerConfig.configNames());
        return new UnknownSettings(List.of(
                        SettingNames.ofConnector(HttpSourceConfig.CONFIG_DEF.names(), SHARED),
                        SettingNames.ofClient(ConfigKeys.KAFKA_PREFIX, clients, settings),
                        overrides("producer", ProducerConfig.configNames(), settings),
                        overrides("consumer", ConsumerConfig.configNames(), settings),
                        overrides("admin", AdminClientConfig.configNames(), settings)))
                .in(settings);
    }

    private static SettingNames overrides(String client, Set<String> names, Map<String, String> settings) {
        return SettingNames.ofOverrides(client + ".override.", names, settings);
    }
}
