// SPDX-License-Identifier: Apache-2.0
/**
 * The quickstart: a real Kafka broker and a real distributed Connect worker on this machine, the shipped plugins and
 * configs deployed as an operator would, and a demonstration that checks its own outcomes.
 */
@NullMarked
package io.datagateway.quickstart;

import org.jspecify.annotations.NullMarked;
