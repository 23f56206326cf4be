// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.convert;

import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/** Converts one contract's values, or keys, between their bytes in Kafka and Connect data. */
interface Codec {

    /**
     * @throws DataException if the bytes are not of the contract
     */
    SchemaAndValue toConnect(byte[] bytes);

    /**
     * The bytes in Kafka; null for a key that has no value.
     *
     * @param schema null if the value has none
     * @throws DataException if the value does not fit the contract
     */
    byte @Nullable [] fromConnect(@Nullable Schema schema, Object value);
}
