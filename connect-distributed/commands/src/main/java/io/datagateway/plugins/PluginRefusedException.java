// SPDX-License-Identifier: Apache-2.0
package io.datagateway.plugins;

import java.io.IOException;

/** Thrown if a plugin must not or cannot be installed. */
final class PluginRefusedException extends IOException {

    private static final long serialVersionUID = 1L;

    PluginRefusedException(String message) {
        super(message);
    }
}
