// SPDX-License-Identifier: Apache-2.0
/** What the clients of a run meant to write and were told, and the proof that Kafka has it: nothing lost, nothing twice. */
@NullMarked
package io.datagateway.ledger;

import org.jspecify.annotations.NullMarked;
