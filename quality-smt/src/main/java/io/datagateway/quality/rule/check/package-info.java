// SPDX-License-Identifier: Apache-2.0
/**
 * Compiles one {@link io.datagateway.contract.Check} of a contract to a
 * {@link io.datagateway.quality.rule.check.Condition} over the slots of an
 * {@link io.datagateway.contract.avro.AvroCursor}. Knows no severity and no verdict.
 */
@NullMarked
package io.datagateway.quality.rule.check;

import org.jspecify.annotations.NullMarked;
