// SPDX-License-Identifier: Apache-2.0
/**
 * Avro binary without Avro's objects. {@link io.datagateway.contract.avro.AvroCursor} walks a datum of a fixed schema in
 * one strict pass over a {@code byte[]}; {@link io.datagateway.contract.avro.AvroEncoder} writes one from a tree of plain
 * values. Encoding as in the Avro 1.12 specification, section "Binary Encoding".
 */
@NullMarked
package io.datagateway.contract.avro;

import org.jspecify.annotations.NullMarked;
