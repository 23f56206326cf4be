// SPDX-License-Identifier: Apache-2.0
/**
 * Writes Avro binary from trees of plain values, such as parsed JSON or Kafka Connect data:
 * {@link io.datagateway.contract.avro.encode.AvroEncoder}.
 */
@NullMarked
package io.datagateway.contract.avro.encode;

import org.jspecify.annotations.NullMarked;
