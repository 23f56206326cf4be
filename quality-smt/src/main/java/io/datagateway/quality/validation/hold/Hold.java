// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.hold;

import java.time.Instant;

/**
 * That a raw partition is held: nothing is read from it until the cause is gone.
 *
 * @param detail what the operator must do, in a sentence or two; holds no value of a record
 * @param since when it began
 */
public record Hold(HoldReason reason, String detail, Instant since) {}
