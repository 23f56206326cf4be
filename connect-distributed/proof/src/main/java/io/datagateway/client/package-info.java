// SPDX-License-Identifier: Apache-2.0
/** Clients of the gateway and of Kafka that the proofs share, with as little between them and the wire as possible. */
@NullMarked
package io.datagateway.client;

import org.jspecify.annotations.NullMarked;
