// SPDX-License-Identifier: Apache-2.0
/**
 * The model of a contract: topic and version, Avro schema, primary key and rules as data. Knows no file format and no
 * Kafka client.
 *
 * <p>Read from files by {@link io.datagateway.contract.odcs}; walked over bytes by
 * {@link io.datagateway.contract.avro}.
 */
@NullMarked
package io.datagateway.contract;

import org.jspecify.annotations.NullMarked;
