// SPDX-License-Identifier: Apache-2.0
package io.datagateway.ledger;

/**
 * How one attempt to send a request ended.
 *
 * @param repeat whether the request was sent again on purpose, after it had been answered with {@link GatewayOutcome#WRITTEN}
 * @param millis from the first byte sent to the answer, or to the end of the connection
 */
public record AttemptOutcome(String key, GatewayAnswer answer, boolean repeat, long millis) implements LedgerEntry {}
