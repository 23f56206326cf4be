// SPDX-License-Identifier: Apache-2.0
package io.datagateway.ledger;

/**
 * The end of one attempt to send a request.
 *
 * @param repeat true if the request was sent again on purpose, after an answer with {@link RequestOutcome#WRITTEN}
 * @param millis milliseconds from the first byte sent to the answer, or to the end of the connection
 */
public record AttemptOutcome(String key, GatewayAnswer answer, boolean repeat, long millis) implements LedgerEntry {}
