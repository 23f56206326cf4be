// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import io.datagateway.contract.settings.SettingIssue;
import io.datagateway.contract.settings.SettingsCheck;
import io.datagateway.contract.settings.TransformChain;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.ConfigException;

/**
 * Check of a connector's settings: finds those that Connect accepts but that break a promise of the gateway (201 means
 * written, values stay as they came, one request cannot stop another).
 */
final class ConnectorConfigCheck {

    private static final String BYTES = "org.apache.kafka.connect.converters.ByteArrayConverter";
    private static final List<String> CONVERTERS = List.of("key.converter", "value.converter", "header.converter");
    private static final Set<String> ALL_REPLICAS = Set.of("all", "-1");

    private final SettingsCheck check;

    private ConnectorConfigCheck(Map<String, String> settings) {
        this.check = new SettingsCheck(settings);
    }

    static List<SettingIssue> of(Map<String, String> settings) {
        var connector = new ConnectorConfigCheck(settings);
        connector.converters();
        connector.delivery();
        connector.transforms();
        connector.tls();
        connector.bounds();
        connector.check.add(GatewaySettings.unknownIn(settings));
        return connector.check.issues();
    }

    private void converters() {
        for (String key : CONVERTERS) {
            check.require(key, Set.of(BYTES), "records go into Kafka byte for byte.");
        }
    }

    private void delivery() {
        check.allowOnly(
                "errors.tolerance",
                Set.of("none", "all"),
                "a record that was not written is told to its client under either.");
        check.require(
                "producer.override.acks", ALL_REPLICAS, "201 promises that every replica in sync has the records.");
        check.require(
                "producer.override.enable.idempotence",
                Set.of("true"),
                "otherwise a lost answer of a broker writes records twice.");
        check.allowOnly(
                "transaction.boundary",
                Set.of("poll"),
                "any other boundary delays answers, or aborts records that were acknowledged.");
    }

    private void transforms() {
        for (String alias : TransformChain.of(check.settings()).filters()) {
            check.refuse(
                    TransformChain.prefix(alias) + "type",
                    "must not drop records: producers would be told that their batch is lost. Filter behind the raw"
                            + " topic.");
        }
    }

    private void tls() {
        requireOneOf("keystore.location", "keystore.key", "this server's certificate and private key");
        requireOneOf("truststore.location", "truststore.certificates", "the CA that signs client certificates");
        if (TlsKeys.SAN_URI.equals(check.settings().get(TlsKeys.PRINCIPAL_SOURCE))
                && check.isMissing(TlsKeys.PRINCIPAL_TOPICS)) {
            check.refuse(
                    TlsKeys.PRINCIPAL_SOURCE,
                    "must not be " + TlsKeys.SAN_URI + " without " + TlsKeys.PRINCIPAL_TOPICS
                            + ": a URI is never a topic's name. Name the mapping file there.");
        }
    }

    private void requireOneOf(String file, String text, String what) {
        if (check.isMissing(TlsKeys.PREFIX + file) && check.isMissing(TlsKeys.PREFIX + text)) {
            check.refuse(
                    TlsKeys.PREFIX + file,
                    "is missing: name the file with " + what + ", or give it as PEM text in " + TlsKeys.PREFIX + text
                            + ".");
        }
    }

    /** Compares settings that are sound alone but not together; only if each is sound alone. */
    private void bounds() {
        HttpSourceConfig config;
        try {
            config = new HttpSourceConfig(check.settings());
        } catch (ConfigException e) {
            return;
        }
        requireAtLeast(ConfigKeys.QUEUE_MAX_RECORDS, ConfigKeys.REQUEST_MAX_RECORDS, config);
        requireAtLeast(ConfigKeys.QUEUE_MAX_BYTES, ConfigKeys.REQUEST_MAX_BYTES, config);
        requireAtLeast(ConfigKeys.LISTENER_MEMORY, ConfigKeys.REQUEST_MAX_BYTES, config);
        requireAtLeast(LimitKeys.CLIENT_BYTES, ConfigKeys.REQUEST_MAX_BYTES, config);
        requireAtLeast(ConfigKeys.REQUEST_TIMEOUT, ConfigKeys.QUEUE_TIMEOUT, config);
        requireAtLeast(ConfigKeys.LISTENER_IDLE_TIMEOUT, ConfigKeys.REQUEST_TIMEOUT, config);
        checkRecordSize(config);
        checkPorts(config);
        check.add(ProducerSettings.check(config));
    }

    private void requireAtLeast(String key, String other, HttpSourceConfig config) {
        long bound = config.number(other);
        if (config.isSet(key) && config.number(key) < bound) {
            check.refuse(
                    key, "must be at least " + other + ", which is " + bound + ": raise the one or lower the other.");
        }
    }

    private void checkRecordSize(HttpSourceConfig config) {
        String key = HttpSourceConfig.PRODUCER_MAX_REQUEST_SIZE;
        String size = check.settings().get(key);
        int bound = config.requests().maxBytes();
        if (size == null) {
            return;
        }
        if (!size.matches("[0-9]{1,9}")) {
            check.refuse(key, "must be a number of bytes.");
        } else if (config.maxRequestSize() < bound) {
            check.refuse(
                    key,
                    "must be at least " + ConfigKeys.REQUEST_MAX_BYTES + ", which is " + bound
                            + ", as a request may be a single record: raise the one or lower the other.");
        }
    }

    private void checkPorts(HttpSourceConfig config) {
        var management = config.management();
        if (management != null && management.port() == config.listener().port()) {
            check.refuse(ConfigKeys.MANAGEMENT_PORT, "must differ from " + ConfigKeys.LISTENER_PORT + ".");
        }
    }
}
