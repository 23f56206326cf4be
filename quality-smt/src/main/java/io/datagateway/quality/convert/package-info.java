// SPDX-License-Identifier: Apache-2.0
/**
 * Converts the records of a contract for any other connector: {@link
 * io.datagateway.quality.convert.ContractAvroConverter} turns Avro into Connect data and back.
 */
@NullMarked
package io.datagateway.quality.convert;

import org.jspecify.annotations.NullMarked;
