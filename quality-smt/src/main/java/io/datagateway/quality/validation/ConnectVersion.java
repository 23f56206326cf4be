// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeFeaturesOptions;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The version of Kafka Connect that runs the connector, and what it and its brokers lack. Vendors count versions in
 * their own way, so that is looked for, not concluded from a number.
 */
final class ConnectVersion {

    private static final Logger log = LoggerFactory.getLogger(ConnectVersion.class);
    private static final int TIMEOUT_MS = 10_000;

    private static final String FEATURE = "transaction.version";

    private ConnectVersion() {}

    /** Logs them when the brokers have answered. Does not wait for that, and fails nothing. */
    @SuppressWarnings("FutureReturnValueIgnored") // the work reports its own failures
    static void log(Admin admin) {
        List<String> lacking = lackingIn(Admin.class.getClassLoader());
        admin.describeFeatures(new DescribeFeaturesOptions().timeoutMs(TIMEOUT_MS))
                .featureMetadata()
                .whenComplete((features, failure) -> {
                    if (failure != null) {
                        log.info("The brokers did not say which {} they have: {}", FEATURE, failure.toString());
                    } else if (lacksTransactions(features.finalizedFeatures())) {
                        lacking.add("brokers with " + FEATURE + " 2 (KIP-890, Kafka 4.0)");
                    }
                    log(lacking);
                });
    }

    private static void log(List<String> lacking) {
        if (lacking.isEmpty()) {
            log.info("Kafka Connect {} has all that the connector can use", current());
        } else {
            log.warn("Kafka Connect {} lacks: {}", current(), String.join("; ", lacking));
        }
    }

    /** True if the brokers give no producer a new epoch with each transaction. */
    static boolean lacksTransactions(Map<String, FinalizedVersionRange> finalized) {
        FinalizedVersionRange range = finalized.get(FEATURE);
        return range == null || range.maxVersionLevel() < 2;
    }

    /** Returns what Kafka's classes lack; more can be added to the list. */
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
        try (InputStream in = Admin.class.getResourceAsStream("/kafka/kafka-version.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            log.debug("The version of Kafka cannot be read", e);
        }
        return properties.getProperty("version", "of an unknown version");
    }
}
