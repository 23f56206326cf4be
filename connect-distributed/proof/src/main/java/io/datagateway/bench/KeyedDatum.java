// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

/** A record: its key in Kafka and its Avro bytes. */
final class KeyedDatum {

    private final byte[] key;
    private final byte[] value;

    /** @param value the Avro bytes; not to be changed, nor the key */
    KeyedDatum(byte[] key, byte[] value) {
        this.key = key;
        this.value = value;
    }

    byte[] key() {
        return key;
    }

    byte[] value() {
        return value;
    }
}
