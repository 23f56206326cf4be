// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import io.datagateway.quality.validation.position.LossPolicy;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.LambdaValidator;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.apache.kafka.common.config.ConfigException;

/** Which raw topics are validated, and what becomes of those whose records are lost. */
final class TopicKeys {

    static final String TOPICS_REGEX = "topics.regex";
    static final String TOPICS_REFRESH_MS = "topics.refresh.ms";
    static final String RECORDS_LOST = "records.lost";

    private TopicKeys() {}

    static ConfigDef define(ConfigDef def) {
        return lost(refresh(regex(def)));
    }

    private static ConfigDef regex(ConfigDef def) {
        return def.define(
                TOPICS_REGEX,
                ConfigDef.Type.STRING,
                ".+\\.raw",
                LambdaValidator.with(TopicKeys::checkRegex, () -> "a regular expression of Java"),
                Importance.HIGH,
                "Regular expression of the raw topics to validate; it must match the whole name. "
                        + "Only names that end in .raw are taken, and only while <topic>.prod and "
                        + "<topic>.dlq exist. If the expressions of two connectors overlap, records are "
                        + "validated twice.",
                "Topics",
                1,
                Width.MEDIUM,
                "Raw topics");
    }

    private static ConfigDef refresh(ConfigDef def) {
        return def.define(
                TOPICS_REFRESH_MS,
                ConfigDef.Type.LONG,
                30_000L,
                Range.between(1_000L, 86_400_000L),
                Importance.LOW,
                "Interval between two looks for new topics and partitions, in milliseconds. A new "
                        + "topic or partition waits at most this long. Each task looks by itself, which costs "
                        + "three requests to Kafka. A change restarts nothing, and the other partitions go on.",
                "Topics",
                2,
                Width.SHORT,
                "Look for topics every (ms)");
    }

    private static ConfigDef lost(ConfigDef def) {
        return def.define(
                RECORDS_LOST,
                ConfigDef.Type.STRING,
                LossPolicy.HOLD,
                LambdaValidator.with(TopicKeys::checkLosses, () -> "hold, earliest, or losses to accept"),
                Importance.MEDIUM,
                "What becomes of a partition whose next records Kafka has lost, by retention or because the "
                        + "topic was created anew. hold keeps it waiting, while the others go on; the log and "
                        + "the status name the loss. A list of such names, separated by commas, accepts these "
                        + "losses and goes on with the first record there is; remove them later. earliest "
                        + "accepts every loss, and counts it.",
                "Topics",
                3,
                Width.LONG,
                "Lost records");
    }

    private static void checkLosses(String name, Object value) {
        try {
            LossPolicy.parse((String) value);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(name, value, e.getMessage());
        }
    }

    private static void checkRegex(String name, Object value) {
        try {
            Pattern.compile((String) value);
        } catch (PatternSyntaxException e) {
            throw new ConfigException(name, value, "not a regular expression: " + e.getDescription());
        }
    }
}
