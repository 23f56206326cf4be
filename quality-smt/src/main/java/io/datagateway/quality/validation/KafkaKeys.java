// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.NonEmptyString;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Width;

/** How Kafka is reached, and how it is read. */
final class KafkaKeys {

    static final String KAFKA_PREFIX = "kafka.";
    static final String BOOTSTRAP_SERVERS = KAFKA_PREFIX + "bootstrap.servers";
    static final String MAX_POLL_RECORDS = KAFKA_PREFIX + "max.poll.records";
    static final String CLIENT_ID = KAFKA_PREFIX + "client.id";

    /** Consumer settings that the guarantees rest on, so the operator cannot choose them. */
    static final Map<String, String> FIXED_CONSUMER_SETTINGS = Map.of(
            ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");

    private KafkaKeys() {}

    static ConfigDef define(ConfigDef def) {
        return def.define(
                        BOOTSTRAP_SERVERS,
                        ConfigDef.Type.STRING,
                        ConfigDef.NO_DEFAULT_VALUE,
                        new NonEmptyString(),
                        Importance.HIGH,
                        "The Kafka cluster with the raw topics, as host:port, several separated by "
                                + "commas. Every other setting that begins with kafka. goes to the consumer and the "
                                + "admin client without that prefix, for example kafka.security.protocol.",
                        "Kafka",
                        1,
                        Width.LONG,
                        "Bootstrap servers")
                .define(
                        MAX_POLL_RECORDS,
                        ConfigDef.Type.INT,
                        2_000,
                        Range.atLeast(1),
                        Importance.MEDIUM,
                        "Greatest number of records read at once. With exactly-once this is also the size "
                                + "of a transaction: in a larger one each record costs less, but consumers see all "
                                + "of them later, and all are copied again if one fails.",
                        "Kafka",
                        2,
                        Width.SHORT,
                        "Records per transaction");
    }
}
