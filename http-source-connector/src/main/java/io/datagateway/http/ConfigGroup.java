// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.LambdaValidator;
import org.apache.kafka.common.config.ConfigDef.NonEmptyString;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** A group of keys, defined in the order they are added. */
final class ConfigGroup {

    private static final Pattern TOPIC_NAME = Pattern.compile("[a-zA-Z0-9._-]{0,249}");
    private static final int LAST_PORT = 65_535;
    private static final long MAX_MILLIS = 24 * 60 * 60 * 1000L;

    /** Type and validator of a key. */
    record ValueType(ConfigDef.Type type, @Nullable Validator validator) {

        static final ValueType TEXT = new ValueType(ConfigDef.Type.STRING, new NonEmptyString());
        static final ValueType TOPIC_OR_EMPTY = new ValueType(
                ConfigDef.Type.STRING, LambdaValidator.with(ValueType::checkTopic, () -> "a topic name or empty"));
        static final ValueType NAMES = new ValueType(ConfigDef.Type.LIST, null);
        static final ValueType SECRET = new ValueType(ConfigDef.Type.PASSWORD, null);
        static final ValueType PORT = new ValueType(ConfigDef.Type.INT, Range.between(1, LAST_PORT));
        static final ValueType PORT_OR_NONE = new ValueType(
                ConfigDef.Type.INT, LambdaValidator.with(ValueType::checkPort, () -> PORT.validator() + " or none"));
        static final ValueType MILLIS = new ValueType(ConfigDef.Type.LONG, Range.between(1, MAX_MILLIS));
        static final ValueType MILLIS_OR_ZERO = new ValueType(ConfigDef.Type.LONG, Range.between(0, MAX_MILLIS));
        static final ValueType COUNT = new ValueType(ConfigDef.Type.INT, Range.atLeast(1));
        static final ValueType BYTES = new ValueType(ConfigDef.Type.LONG, Range.atLeast(1));
        static final ValueType PERCENT = new ValueType(ConfigDef.Type.INT, Range.between(1, 100));
        static final ValueType BYTES_OR_NONE = atLeastOneOrNone();
        static final ValueType COUNT_OR_NONE = atLeastOneOrNone();
        static final ValueType BYTES_OF_ARRAY = new ValueType(ConfigDef.Type.INT, Range.atLeast(1));

        private static ValueType atLeastOneOrNone() {
            return new ValueType(
                    ConfigDef.Type.LONG, LambdaValidator.with(ValueType::checkPositive, () -> "[1,...] or none"));
        }

        private static void checkPositive(String key, @Nullable Object value) {
            if (value instanceof Long number && number < 1) {
                throw new ConfigException(key, value, "Value must be at least 1");
            }
        }

        private static void checkTopic(String key, Object value) {
            if (!TOPIC_NAME.matcher((String) value).matches()) {
                throw new ConfigException(key, value, "Value must be the name of a topic, or empty");
            }
        }

        private static void checkPort(String key, @Nullable Object value) {
            if (value instanceof Integer port && (port < 1 || port > LAST_PORT)) {
                throw new ConfigException(key, value, "Value must be between 1 and " + LAST_PORT);
            }
        }
    }

    private final ConfigDef definition;
    private final String name;
    private int order;

    ConfigGroup(ConfigDef definition, String name) {
        this.definition = definition;
        this.name = name;
    }

    /** Adds a key that the user must set. */
    ConfigGroup required(String key, ValueType type, String documentation) {
        return define(key, type, ConfigDef.NO_DEFAULT_VALUE, documentation);
    }

    /** Adds a key that has no value unless the user sets it. */
    ConfigGroup optional(String key, ValueType type, String documentation) {
        return define(key, type, null, documentation);
    }

    /** Adds a key with a default value. */
    ConfigGroup withDefault(String key, ValueType type, Object defaultValue, String documentation) {
        return define(key, type, defaultValue, documentation);
    }

    private ConfigGroup define(String key, ValueType type, @Nullable Object defaultValue, String documentation) {
        Importance importance = defaultValue == ConfigDef.NO_DEFAULT_VALUE ? Importance.HIGH : Importance.MEDIUM;
        definition.define(
                key,
                type.type,
                defaultValue,
                type.validator,
                importance,
                documentation,
                name,
                ++order,
                Width.MEDIUM,
                key);
        return this;
    }
}
