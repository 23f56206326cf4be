// SPDX-License-Identifier: Apache-2.0
package io.datagateway.plugins;

import java.net.URI;
import java.util.Locale;

/**
 * A stock connector of the list.
 *
 * @param sha256 of its archive, in lower case; empty where nobody has vouched for one
 * @param source Maven coordinates {@code group:artifact:version:type:classifier}, or an https URL
 */
public record ListedPlugin(String name, String version, String sha256, String source) {

    public ListedPlugin {
        sha256 = sha256.toLowerCase(Locale.ROOT);
    }

    boolean isUrl() {
        return source.startsWith("https://");
    }

    /** The file name of the archive, as its source names it. */
    String archiveName() {
        if (isUrl()) {
            String path = URI.create(source).getPath();
            return path.substring(path.lastIndexOf('/') + 1);
        }
        String[] coordinates = source.split(":");
        return coordinates[1] + "-" + version + "-" + coordinates[4] + "." + coordinates[3];
    }

    /** The same plugin with this SHA-256. */
    ListedPlugin vouched(String expected) {
        return new ListedPlugin(name, version, expected, source);
    }

    @Override
    public String toString() {
        return name + " " + version;
    }
}
