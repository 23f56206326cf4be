// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.LambdaValidator;
import org.apache.kafka.common.config.ConfigDef.NonEmptyString;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** Defines the keys of one group, in the order they are added. */
final class ConfigGroup {

    private static final int LAST_PORT = 65_535;
    private static final long LONGEST_MILLIS = 24 * 60 * 60 * 1000L;

    /** What a key may hold. */
    record Kind(ConfigDef.Type type, @Nullable Validator validator) {

        static final Kind TEXT = new Kind(ConfigDef.Type.STRING, new NonEmptyString());
        static final Kind NAMES = new Kind(ConfigDef.Type.LIST, null);
        static final Kind SECRET = new Kind(ConfigDef.Type.PASSWORD, null);
        static final Kind PORT = new Kind(ConfigDef.Type.INT, Range.between(1, LAST_PORT));
        static final Kind PORT_OR_NONE = new Kind(
                ConfigDef.Type.INT, LambdaValidator.with(Kind::checkPort, () -> PORT.validator() + " or none"));
        static final Kind MILLIS = new Kind(ConfigDef.Type.LONG, Range.between(1, LONGEST_MILLIS));
        static final Kind MILLIS_OR_ZERO = new Kind(ConfigDef.Type.LONG, Range.between(0, LONGEST_MILLIS));
        static final Kind COUNT = new Kind(ConfigDef.Type.INT, Range.atLeast(1));
        static final Kind BYTES = new Kind(ConfigDef.Type.LONG, Range.atLeast(1));
        static final Kind PERCENT = new Kind(ConfigDef.Type.INT, Range.between(1, 100));
        static final Kind BYTES_OR_NONE = atLeastOneOrNone();
        static final Kind COUNT_OR_NONE = atLeastOneOrNone();
        static final Kind BYTES_OF_ARRAY = new Kind(ConfigDef.Type.INT, Range.atLeast(1));

        private static Kind atLeastOneOrNone() {
            return new Kind(ConfigDef.Type.LONG, LambdaValidator.with(Kind::checkPositive, () -> "[1,...] or none"));
        }

        private static void checkPositive(String key, @Nullable Object value) {
            if (value instanceof Long number && number < 1) {
                throw new ConfigException(key, value, "Value must be at least 1");
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
    ConfigGroup require(String key, Kind kind, String documentation) {
        return define(key, kind, ConfigDef.NO_DEFAULT_VALUE, documentation);
    }

    /** Adds a key that has no value unless the user sets it. */
    ConfigGroup allow(String key, Kind kind, String documentation) {
        return define(key, kind, null, documentation);
    }

    /** Adds a key that has a value in any case. */
    ConfigGroup preset(String key, Kind kind, Object preset, String documentation) {
        return define(key, kind, preset, documentation);
    }

    private ConfigGroup define(String key, Kind kind, @Nullable Object preset, String documentation) {
        Importance importance = preset == ConfigDef.NO_DEFAULT_VALUE ? Importance.HIGH : Importance.MEDIUM;
        definition.define(
                key, kind.type, preset, kind.validator, importance, documentation, name, ++order, Width.MEDIUM, key);
        return this;
    }
}
