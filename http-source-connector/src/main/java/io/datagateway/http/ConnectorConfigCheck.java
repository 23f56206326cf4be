// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigException;

/**
 * Check of a connector's settings: finds those that Connect accepts but that break a promise of the gateway (201 means
 * written, values stay as they came, one request cannot stop another).
 */
final class ConnectorConfigCheck {

    private static final String BYTES = "org.apache.kafka.connect.converters.ByteArrayConverter";
    private static final List<String> CONVERTERS = List.of("key.converter", "value.converter", "header.converter");
    private static final Set<String> ALL_REPLICAS = Set.of("all", "-1");
    private static final Pattern FILTER = Pattern.compile(".*[.]Filter([$].*)?");

    private final Map<String, String> settings;
    private final List<ConfigIssue> issues = new ArrayList<>();

    private ConnectorConfigCheck(Map<String, String> settings) {
        this.settings = settings;
    }

    static List<ConfigIssue> of(Map<String, String> settings) {
        var check = new ConnectorConfigCheck(settings);
        check.converters();
        check.delivery();
        check.transforms();
        check.tls();
        check.bounds();
        return List.copyOf(check.issues);
    }

    private void converters() {
        for (String key : CONVERTERS) {
            require(Set.of(BYTES), key, "records go into Kafka byte for byte.");
        }
    }

    private void delivery() {
        refuseUnless(Set.of("none"), "errors.tolerance", "with all, Connect drops records that were not written.");
        require(ALL_REPLICAS, "producer.override.acks", "201 promises that every replica in sync has the records.");
        require(
                Set.of("true"),
                "producer.override.enable.idempotence",
                "otherwise a lost answer of a broker writes records twice.");
        refuseUnless(
                Set.of("poll"),
                "transaction.boundary",
                "any other boundary delays answers, or aborts records that were acknowledged.");
    }

    /** Demands a setting here: the worker's own settings cannot be seen. */
    private void require(Set<String> allowed, String key, String because) {
        if (!allowed.contains(settings.getOrDefault(key, ""))) {
            refuse(
                    key,
                    "must be " + String.join(" or ", allowed) + ": " + because
                            + " Set it here, whatever the worker's own setting is.");
        }
    }

    /** Refuses other values. A setting that is not there has Connect's default, which is sound. */
    private void refuseUnless(Set<String> allowed, String key, String because) {
        String value = settings.get(key);
        if (value != null && !allowed.contains(value)) {
            refuse(key, "must be " + String.join(" or ", allowed) + ": " + because);
        }
    }

    private void transforms() {
        for (String name : settings.getOrDefault("transforms", "").split(",")) {
            String key = "transforms." + name.strip() + ".type";
            String type = settings.get(key);
            if (type != null && FILTER.matcher(type).matches()) {
                refuse(
                        key,
                        "must not drop records: producers would be told that their batch is lost. Filter behind the raw"
                                + " topic.");
            }
        }
    }

    private void tls() {
        requireOneOf("keystore.location", "keystore.key", "this server's certificate and private key");
        requireOneOf("truststore.location", "truststore.certificates", "the CA that signs client certificates");
        if (TlsKeys.SAN_URI.equals(settings.get(TlsKeys.PRINCIPAL_SOURCE)) && isMissing(TlsKeys.PRINCIPAL_TOPICS)) {
            refuse(
                    TlsKeys.PRINCIPAL_SOURCE,
                    "must not be " + TlsKeys.SAN_URI + " without " + TlsKeys.PRINCIPAL_TOPICS
                            + ": a URI is never a topic's name. Name the mapping file there.");
        }
    }

    private void requireOneOf(String file, String text, String what) {
        if (isMissing(TlsKeys.PREFIX + file) && isMissing(TlsKeys.PREFIX + text)) {
            refuse(
                    TlsKeys.PREFIX + file,
                    "is missing: name the file with " + what + ", or give it as PEM text in " + TlsKeys.PREFIX + text
                            + ".");
        }
    }

    private boolean isMissing(String key) {
        return settings.getOrDefault(key, "").isEmpty();
    }

    /** Compares settings that are sound alone but not together; only if each is sound alone. */
    private void bounds() {
        HttpSourceConfig config;
        try {
            config = new HttpSourceConfig(settings);
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
    }

    private void requireAtLeast(String key, String other, HttpSourceConfig config) {
        long bound = config.number(other);
        if (config.isSet(key) && config.number(key) < bound) {
            refuse(key, "must be at least " + other + ", which is " + bound + ": raise the one or lower the other.");
        }
    }

    private void checkRecordSize(HttpSourceConfig config) {
        String key = HttpSourceConfig.PRODUCER_MAX_REQUEST_SIZE;
        String size = settings.get(key);
        int bound = config.requests().maxBytes();
        if (size == null) {
            return;
        }
        if (!size.matches("[0-9]{1,9}")) {
            refuse(key, "must be a number of bytes.");
        } else if (config.maxRequestSize() < bound) {
            refuse(
                    key,
                    "must be at least " + ConfigKeys.REQUEST_MAX_BYTES + ", which is " + bound
                            + ", as a request may be a single record: raise the one or lower the other.");
        }
    }

    private void checkPorts(HttpSourceConfig config) {
        var management = config.management();
        if (management != null && management.port() == config.listener().port()) {
            refuse(ConfigKeys.MANAGEMENT_PORT, "must differ from " + ConfigKeys.LISTENER_PORT + ".");
        }
    }

    private void refuse(String key, String reason) {
        issues.add(new ConfigIssue(key, key + " " + reason));
    }
}
