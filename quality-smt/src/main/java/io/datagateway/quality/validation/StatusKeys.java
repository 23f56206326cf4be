// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.LambdaValidator;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.apache.kafka.common.config.ConfigException;

/** Where the tasks write the status, and how often. */
final class StatusKeys {

    static final String STATUS_TOPIC = "status.topic";
    static final String STATUS_INTERVAL_MS = "status.interval.ms";

    private static final Pattern TOPIC_NAME = Pattern.compile("[a-zA-Z0-9._-]{0,249}");

    private StatusKeys() {}

    static ConfigDef define(ConfigDef def) {
        return def.define(
                        STATUS_TOPIC,
                        ConfigDef.Type.STRING,
                        "data-gateway.status",
                        LambdaValidator.with(StatusKeys::checkTopic, () -> "a topic name, or empty"),
                        Importance.MEDIUM,
                        "Topic to which the tasks write the status of each raw partition: position, lag and "
                                + "catalog. The gateway shows it at /health/topics. Create it compacted. Where it is "
                                + "missing or may not be written to, the log says so and the validation goes on. Empty "
                                + "turns it off.",
                        "Status",
                        1,
                        Width.MEDIUM,
                        "Status topic")
                .define(
                        STATUS_INTERVAL_MS,
                        ConfigDef.Type.LONG,
                        2_000L,
                        Range.between(100L, 60_000L),
                        Importance.LOW,
                        "Interval between two looks for partitions whose status has changed, in "
                                + "milliseconds. The status of the others is written every fifth time, so that its "
                                + "age tells whether the task works.",
                        "Status",
                        2,
                        Width.SHORT,
                        "Write the status every (ms)");
    }

    private static void checkTopic(String name, Object value) {
        if (!TOPIC_NAME.matcher((String) value).matches()) {
            throw new ConfigException(name, value, "not the name of a topic");
        }
    }
}
