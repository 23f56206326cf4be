// SPDX-License-Identifier: Apache-2.0
/**
 * The connector that reads {@code <topic>.raw} and copies every record through the SMTs, which send it to
 * {@code <topic>.prod} or {@code <topic>.dlq}.
 *
 * <p>Each task looks for topics, reads its share of their partitions and knows how far it got from Connect's source
 * offsets alone, so that copy and position are written in one transaction (KIP-618).
 */
@NullMarked
package io.datagateway.quality.validation;

import org.jspecify.annotations.NullMarked;
