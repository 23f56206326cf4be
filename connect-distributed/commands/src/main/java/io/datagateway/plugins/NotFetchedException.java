// SPDX-License-Identifier: Apache-2.0
package io.datagateway.plugins;

import java.io.IOException;

/** Thrown if an archive cannot be got. */
final class NotFetchedException extends IOException {

    private static final long serialVersionUID = 1L;

    NotFetchedException(String message) {
        super(message);
    }

    /** An exception that names another way. */
    static NotFetchedException from(ListedPlugin plugin, String reason) {
        return new NotFetchedException("could not get " + plugin.source() + " (" + reason + "); get "
                + plugin.archiveName() + " elsewhere and name its folder with --archives");
    }
}
