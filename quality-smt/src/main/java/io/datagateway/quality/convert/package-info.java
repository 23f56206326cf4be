// SPDX-License-Identifier: Apache-2.0
/**
 * The records of a contract for connectors of other people: {@link io.datagateway.quality.convert.ContractAvroConverter}
 * turns Avro into Connect data and back.
 */
@NullMarked
package io.datagateway.quality.convert;

import org.jspecify.annotations.NullMarked;
