// SPDX-License-Identifier: Apache-2.0
package io.datagateway.ledger;

import java.time.Duration;

/**
 * What depends on the run.
 *
 * @param exactlyOnce whether the gateway writes requests in transactions, so that {@link Invariant#WHOLE} holds
 * @param answerWithin the longest that an attempt may take
 */
public record Expectations(boolean exactlyOnce, Duration answerWithin) {}
