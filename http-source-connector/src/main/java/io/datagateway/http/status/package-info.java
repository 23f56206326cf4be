// SPDX-License-Identifier: Apache-2.0
/**
 * The status of what is behind the raw topics: read from the topic to which the validation writes it, completed by
 * Kafka's end offsets where nobody writes any more, and told as JSON. Nothing here is in the way of a request.
 */
@NullMarked
package io.datagateway.http.status;

import org.jspecify.annotations.NullMarked;
