// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import io.datagateway.contract.settings.AllowedPaths;
import io.datagateway.contract.settings.KeyStoreLook;
import io.datagateway.contract.settings.Look;
import io.datagateway.contract.settings.PathLook;
import io.datagateway.contract.settings.SettingIssue;
import io.datagateway.contract.settings.SettingNames;
import io.datagateway.contract.settings.SettingsCheck;
import io.datagateway.contract.settings.TransformChain;
import io.datagateway.contract.settings.UnknownSettings;
import io.datagateway.quality.connect.ContractsPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigException;

/** What the connector, its clients of Kafka and its transforms read: the names of settings, and the files that some name. */
final class ReadSettings {

    /** First words that others use too. */
    private static final Set<String> SHARED = Set.of(KafkaKeys.KAFKA_PREFIX, "metric.");

    /** Names of each transform, besides those that Connect reads of every transform. */
    static final Map<String, Set<String>> TRANSFORMS = Map.of(
            ConnectorConfigCheck.VALIDATE, Set.of(ContractsPath.NAME, "metric.reporters"),
            ConnectorConfigCheck.ROUTE, Set.of("connector.name", "metric.reporters"));

    private ReadSettings() {}

    /** The settings that nobody reads. */
    static List<SettingIssue> unknownIn(Map<String, String> all) {
        Map<String, String> settings = new SettingsCheck(all).settings();
        List<SettingNames> readers = new ArrayList<>(List.of(
                SettingNames.ofConnector(ValidationConfig.CONFIG_DEF.names(), SHARED),
                SettingNames.ofClient(KafkaKeys.KAFKA_PREFIX, clients(), settings),
                overrides("producer", ProducerConfig.configNames(), settings),
                overrides("consumer", ConsumerConfig.configNames(), settings),
                overrides("admin", AdminClientConfig.configNames(), settings)));
        TransformChain chain = TransformChain.of(settings);
        TRANSFORMS.forEach(
                (type, names) -> chain.ofType(type).forEach(alias -> readers.add(transform(alias, names, settings))));
        return new UnknownSettings(readers).in(settings);
    }

    /** One reads the topics, one asks for them, one writes the status. */
    private static Set<String> clients() {
        Set<String> names = new HashSet<>(ConsumerConfig.configNames());
        names.addAll(AdminClientConfig.configNames());
        names.addAll(ProducerConfig.configNames());
        return names;
    }

    private static SettingNames overrides(String client, Set<String> names, Map<String, String> settings) {
        return SettingNames.ofOverrides(client + ".override.", names, settings);
    }

    private static SettingNames transform(String alias, Set<String> own, Map<String, String> settings) {
        Set<String> names = new HashSet<>(TransformChain.OF_EVERY_TRANSFORM);
        names.addAll(own);
        return SettingNames.ofClient(TransformChain.prefix(alias), names, settings);
    }

    /** The looks at the files. */
    static List<Look> files(Map<String, String> all) {
        Map<String, String> settings = new SettingsCheck(all).settings();
        return Stream.concat(
                        contractFolders(settings).flatMap(key -> PathLook.folder(key, settings)),
                        KeyStoreLook.of(KafkaKeys.KAFKA_PREFIX, settings))
                .toList();
    }

    /**
     * Refuses a start with a file that the worker does not allow settings to name. Transforms refuse theirs.
     *
     * @throws ConfigException for the first such setting
     */
    static void requireAllowed(Map<String, String> settings) {
        AllowedPaths.issues(KeyStoreLook.locations(KafkaKeys.KAFKA_PREFIX), settings)
                .forEach(issue -> {
                    throw new ConfigException(issue.message());
                });
    }

    /** The keys that name the folder of the contracts, one of each transform that judges. */
    static Stream<String> contractFolders(Map<String, String> settings) {
        return TransformChain.of(settings).ofType(ConnectorConfigCheck.VALIDATE).stream()
                .map(alias -> TransformChain.prefix(alias) + ContractsPath.NAME);
    }
}
