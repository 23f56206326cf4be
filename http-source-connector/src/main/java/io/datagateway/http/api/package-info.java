// SPDX-License-Identifier: Apache-2.0
/**
 * The HTTP interface: {@link io.datagateway.http.api.BatchHandler} takes a request, checks it, makes a batch of its body and
 * answers with the outcome of the batch.
 */
@NullMarked
package io.datagateway.http.api;

import org.jspecify.annotations.NullMarked;
