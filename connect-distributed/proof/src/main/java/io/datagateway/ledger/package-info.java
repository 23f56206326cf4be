// SPDX-License-Identifier: Apache-2.0
/** The ledger of a run's clients, and the check that Kafka has what they wrote: nothing lost, nothing twice. */
@NullMarked
package io.datagateway.ledger;

import org.jspecify.annotations.NullMarked;
