// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.convert;

import io.datagateway.quality.connect.ConnectBytes;
import io.datagateway.quality.connect.ConverterSettings;
import io.datagateway.quality.connect.PluginSettings;
import io.datagateway.quality.connect.PluginVersion;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.connect.components.Versioned;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.storage.Converter;
import org.jspecify.annotations.Nullable;

/**
 * The records of a contract as Connect data, for any connector: values are Avro datums in Kafka, keys the text of the
 * contract's primary key. The contract is found by the topic, without {@code .raw}, {@code .prod} or {@code .dlq}, and
 * by the exact version in the header {@code version}; there is no schema registry.
 */
public final class ContractAvroConverter implements Converter, Versioned {

    private @Nullable Codecs codecs;
    private boolean isKey;

    @Override
    public ConfigDef config() {
        return new ConverterSettings(ContractAvroConverterConfig.CONFIG_DEF);
    }

    @Override
    public String version() {
        return PluginVersion.current();
    }

    @Override
    public void configure(Map<String, ?> settings, boolean isKey) {
        var config = new ContractAvroConverterConfig(settings);
        PluginSettings.warn(this, settings, ContractAvroConverterConfig.CONFIG_DEF);
        var compiler = new CodecCompiler(config.timePrecision(), config.nestedMode(), isKey);
        this.isKey = isKey;
        codecs = new Codecs(config.catalog(), compiler::compile);
    }

    /**
     * @throws DataException always, unless the value is null
     */
    @Override
    public SchemaAndValue toConnectData(String topic, byte @Nullable [] value) {
        if (value == null) {
            return SchemaAndValue.NULL;
        }
        throw withoutHeaders();
    }

    /**
     * @throws DataException always, unless the value is null
     */
    @Override
    public byte @Nullable [] fromConnectData(String topic, @Nullable Schema schema, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        throw withoutHeaders();
    }

    @Override
    public SchemaAndValue toConnectData(String topic, Headers headers, byte @Nullable [] value) {
        if (value == null) {
            return SchemaAndValue.NULL;
        }
        Codecs known = codecs();
        return guarded(topic, () -> known.find(topic, headers).toConnect(value));
    }

    @Override
    public byte @Nullable [] fromConnectData(
            String topic, Headers headers, @Nullable Schema schema, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (isKey && !codecs().hasContract(topic)) {
            // Nobody reads it by a contract: the heartbeats of a connector, for example, which must not stop it.
            return value.toString().getBytes(StandardCharsets.UTF_8);
        }
        Codecs known = codecs();
        return guarded(topic, () -> bytes(known.find(topic, headers), schema, value));
    }

    private static byte @Nullable [] bytes(Codec codec, @Nullable Schema schema, Object value) {
        boolean mayBeBytes = schema == null || schema.type() == Schema.Type.BYTES;
        byte[] bytes = mayBeBytes ? ConnectBytes.of(value) : null;
        return bytes != null ? bytes : codec.fromConnect(schema, value);
    }

    /** Lets nothing out but Connect's exceptions, which it handles as the connector's {@code errors.*} settings say. */
    private static <T extends @Nullable Object> T guarded(String topic, Supplier<T> conversion) {
        try {
            return conversion.get();
        } catch (ConnectException e) {
            // The message is bad, or the contract.
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            // The program is wrong. What the exception says may quote the record.
            throw new DataException("a record of " + topic + " could not be converted, by a mistake in Data Gateway: "
                    + e.getClass().getName());
        }
    }

    private Codecs codecs() {
        if (codecs == null) {
            throw new IllegalStateException("configure was not called");
        }
        return codecs;
    }

    private static DataException withoutHeaders() {
        return new DataException("the contract of a record is found by its header version, and headers were not given; "
                + "use this converter as key.converter or value.converter of a connector only");
    }
}
