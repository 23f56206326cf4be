// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.convert;

import io.datagateway.contract.ContractId;
import io.datagateway.contract.key.KeyParser;
import io.datagateway.contract.key.MalformedKeyException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/** The codec for keys of a contract without a primary key: they are text. */
final class NoPrimaryKeyCodec implements Codec {

    private final ContractId contract;

    NoPrimaryKeyCodec(ContractId contract) {
        this.contract = contract;
    }

    @Override
    public SchemaAndValue toConnect(byte[] bytes) {
        try {
            return new SchemaAndValue(Schema.OPTIONAL_STRING_SCHEMA, KeyParser.text(bytes));
        } catch (MalformedKeyException e) {
            // The message is bad.
            throw new DataException("the key of a record of " + contract + " cannot be text: " + e.getMessage());
        }
    }

    @Override
    public byte[] fromConnect(@Nullable Schema schema, Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString().getBytes(StandardCharsets.UTF_8);
        }
        if (value instanceof String || value instanceof Boolean || value instanceof Number) {
            return value.toString().getBytes(StandardCharsets.UTF_8);
        }
        throw new DataException(contract + " has no primary key, and a key that is a "
                + value.getClass().getSimpleName()
                + " has no text; say primaryKey in the contract, or send a single value");
    }
}
