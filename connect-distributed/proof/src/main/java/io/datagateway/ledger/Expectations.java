// SPDX-License-Identifier: Apache-2.0
package io.datagateway.ledger;

import java.time.Duration;

/**
 * The expectations that depend on the run.
 *
 * @param exactlyOnce true if the gateway writes requests in transactions, so that {@link Invariant#WHOLE} holds
 * @param answerWithin the longest time that an attempt may take
 */
public record Expectations(boolean exactlyOnce, Duration answerWithin) {}
