// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

/**
 * A request that can be recognised when it comes again.
 *
 * @param digest equal for requests that ask for the same records in the same place, and for no others
 */
public record KeyedRequest(String topic, String key, String digest) {}
