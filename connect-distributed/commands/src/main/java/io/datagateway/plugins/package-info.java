// SPDX-License-Identifier: Apache-2.0
/** Stock connectors for a plugin directory: their list, their archives, their installation. */
@NullMarked
package io.datagateway.plugins;

import org.jspecify.annotations.NullMarked;
