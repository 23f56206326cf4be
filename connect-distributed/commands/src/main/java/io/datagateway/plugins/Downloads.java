// SPDX-License-Identifier: Apache-2.0
package io.datagateway.plugins;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/** The sources that the list names: Maven's repository, or a URL. */
public final class Downloads implements ArchiveSource {

    private final Consumer<String> progress;
    private final MavenDownload maven;
    private final HttpsDownload https;

    /**
     * @param variables environment variables, of which {@code PATH} says where Maven is, and
     *     {@code https_proxy} the proxy
     * @param progress takes a line before each download
     * @param log takes the lines that Maven prints
     */
    public Downloads(Map<String, String> variables, Consumer<String> progress, Consumer<String> log) {
        this.progress = progress;
        this.maven = new MavenDownload(variables.getOrDefault("PATH", ""), log);
        this.https = new HttpsDownload(new EnvironmentProxy(variables));
    }

    @Override
    public Path fetch(ListedPlugin plugin, Path work) throws NotFetchedException {
        progress.accept(plugin + ": fetching " + plugin.source());
        return plugin.isUrl() ? https.fetch(plugin, work) : maven.fetch(plugin, work);
    }
}
