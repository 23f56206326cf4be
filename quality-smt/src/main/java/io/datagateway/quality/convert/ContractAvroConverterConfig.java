// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.convert;

import io.datagateway.contract.ContractCatalog;
import io.datagateway.quality.connect.ContractsPath;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.ValidString;
import org.apache.kafka.common.config.ConfigDef.Width;

/** The settings of {@link ContractAvroConverter}. */
final class ContractAvroConverterConfig extends AbstractConfig {

    private static final String TIME_PRECISION = "time.precision.mode";
    private static final String NESTED = "nested.mode";

    static final ConfigDef CONFIG_DEF = ContractsPath.define(new ConfigDef())
            .define(
                    TIME_PRECISION,
                    ConfigDef.Type.STRING,
                    TimePrecision.ADAPTIVE.toString(),
                    ValidString.in(TimePrecision.ADAPTIVE.toString(), TimePrecision.CONNECT.toString()),
                    Importance.MEDIUM,
                    "The Connect types of dates and times. With adaptive they are exact, and micro- and "
                            + "nanoseconds have the types of Debezium. With connect they are Connect's own types "
                            + "only, which cut them to milliseconds.",
                    "Types",
                    1,
                    Width.SHORT,
                    "Precision of times")
            .define(
                    NESTED,
                    ConfigDef.Type.STRING,
                    NestedMode.STRUCT.toString(),
                    ValidString.in(
                            NestedMode.STRUCT.toString(), NestedMode.JSON_LISTS.toString(), NestedMode.JSON.toString()),
                    Importance.MEDIUM,
                    "What a sink is given for what is nested in a record. With struct, Connect's structs, arrays and "
                            + "maps, which most sinks cannot write. With json, JSON text, which Debezium's JDBC sink "
                            + "writes to a column of JSON. With json-lists, JSON text for maps and for arrays of "
                            + "anything nested, and structs for records, which Flatten$Value makes columns of. Records "
                            + "on their way to Kafka are read alike with each.",
                    "Types",
                    2,
                    Width.SHORT,
                    "What is nested");

    ContractAvroConverterConfig(Map<String, ?> settings) {
        super(CONFIG_DEF, settings);
    }

    /** @throws org.apache.kafka.common.config.ConfigException if there is no catalog in the folder */
    ContractCatalog catalog() {
        return ContractsPath.load(this);
    }

    NestedMode nestedMode() {
        return NestedMode.of(getString(NESTED));
    }

    TimePrecision timePrecision() {
        return TimePrecision.of(getString(TIME_PRECISION));
    }
}
