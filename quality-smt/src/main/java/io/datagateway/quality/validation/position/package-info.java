// SPDX-License-Identifier: Apache-2.0
/**
 * Where the reading of a raw partition begins: after its stored position, at the beginning of the window before it, or
 * nowhere, because the records there are lost.
 */
@NullMarked
package io.datagateway.quality.validation.position;

import org.jspecify.annotations.NullMarked;
