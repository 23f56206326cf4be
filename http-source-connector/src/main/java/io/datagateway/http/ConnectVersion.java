// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.config.ConfigDef;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The version of Kafka Connect that runs the connector, and what it lacks. Vendors count versions in
 * their own way, so that is looked for, not concluded from a number.
 */
final class ConnectVersion {

    private static final Logger log = LoggerFactory.getLogger(ConnectVersion.class);

    private ConnectVersion() {}

    /** Logs them. */
    static void log() {
        List<String> lacking = lackingIn(ConfigDef.class.getClassLoader());
        if (lacking.isEmpty()) {
            log.info("Kafka Connect {} has all that the connector can use", current());
        } else {
            log.warn("Kafka Connect {} lacks: {}", current(), String.join("; ", lacking));
        }
    }

    /** Returns what Kafka's classes lack. */
    static List<String> lackingIn(ClassLoader kafka) {
        List<String> lacking = new ArrayList<>();
        if (!hasEpochOfTransaction(kafka)) {
            lacking.add("producers with a new epoch for each transaction (KIP-890, Kafka 4.0)");
        }
        if (!hasAllowlist(kafka)) {
            lacking.add("an allowlist of the client settings that connectors may override (KIP-1188, Kafka 4.2)");
        }
        return lacking;
    }

    /** True from the version of the request on that answers with the new epoch. */
    private static boolean hasEpochOfTransaction(ClassLoader kafka) {
        try {
            Class<?> request = Class.forName("org.apache.kafka.common.message.EndTxnRequestData", true, kafka);
            return request.getField("HIGHEST_SUPPORTED_VERSION").getShort(null) >= 5;
        } catch (ReflectiveOperationException e) {
            return true; // It is not known to be missing.
        }
    }

    private static boolean hasAllowlist(ClassLoader kafka) {
        try {
            Class.forName(
                    "org.apache.kafka.connect.connector.policy.AllowlistConnectorClientConfigOverridePolicy",
                    false,
                    kafka);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** Returns the version that Kafka's clients say they have. */
    static String current() {
        var properties = new Properties();
        try (InputStream in = ConfigDef.class.getResourceAsStream("/kafka/kafka-version.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            log.debug("The version of Kafka cannot be read", e);
        }
        return properties.getProperty("version", "of an unknown version");
    }
}
