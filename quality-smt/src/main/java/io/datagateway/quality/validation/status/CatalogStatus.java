// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.status;

import java.time.Instant;
import java.util.List;

/**
 * The catalog that the records of one topic are judged by.
 *
 * @param contracts the number of contracts in the whole catalog
 * @param versions those of the topic, oldest first
 */
public record CatalogStatus(Instant loadedAt, int contracts, List<String> versions) {}
