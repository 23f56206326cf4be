// SPDX-License-Identifier: Apache-2.0

/**
 * Checks of a connector's settings, the same for every connector: names that nobody reads, values that break a promise, and
 * files that cannot be used. Knows no Kafka; a connector says which names it has.
 */
@NullMarked
package io.datagateway.contract.settings;

import org.jspecify.annotations.NullMarked;
