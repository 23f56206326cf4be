// SPDX-License-Identifier: Apache-2.0
/**
 * Reads Avro binary without building objects: {@link io.datagateway.contract.avro.AvroCursor} walks a datum of a fixed
 * schema in one strict pass over a {@code byte[]}. The encoding is that of the Avro 1.12 specification, section "Binary
 * Encoding"; {@link io.datagateway.contract.avro.encode} writes it.
 */
@NullMarked
package io.datagateway.contract.avro;

import org.jspecify.annotations.NullMarked;
