// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

/**
 * A request with an idempotency key, by which a retry is recognised.
 *
 * @param topicId of the raw topic
 * @param digest equal for requests that ask for the same records in the same place, and for no others
 */
public record IdempotentRequest(BatchIdentity batch, String topicId, String digest) {}
