// SPDX-License-Identifier: Apache-2.0
package io.datagateway.plugins;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The stock connectors that can be installed, from {@code config/plugins.txt}: a line each, with name, version, SHA-256
 * or {@code -}, and source. Lines with {@code #} are comments.
 */
public record PluginList(Path file, List<ListedPlugin> plugins) {

    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]*";
    private static final String SHA_256 = "[0-9A-Fa-f]{64}";
    private static final String NONE = "-";
    private static final String COORDINATES = NAME + "(:" + NAME + "){4}";

    /**
     * @throws IOException if it cannot be read, or a line is not as it must be
     */
    public static PluginList read(Path file) throws IOException {
        var plugins = new ArrayList<ListedPlugin>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                Optional<ListedPlugin> plugin = parse(line.split("\\s+"));
                plugins.add(plugin.orElseThrow(wrong(file, i + 1)));
            }
        }
        return new PluginList(file, List.copyOf(plugins));
    }

    private static Supplier<IOException> wrong(Path file, int line) {
        return () ->
                new IOException(file + ":" + line + ": not a name, a version, a SHA-256 or -, and Maven coordinates"
                        + " (group:artifact:version:type:classifier) or an https URL");
    }

    private static Optional<ListedPlugin> parse(String... words) {
        if (words.length != 4
                || !words[0].matches(NAME)
                || !words[1].matches(NAME)
                || !(words[2].equals(NONE) || words[2].matches(SHA_256))
                || !isSource(words[3])) {
            return Optional.empty();
        }
        return Optional.of(new ListedPlugin(words[0], words[1], words[2].equals(NONE) ? "" : words[2], words[3]));
    }

    private static boolean isSource(String source) {
        return source.matches(COORDINATES) || (source.matches("https://[^/]+/.*[^/]") && isUri(source));
    }

    private static boolean isUri(String source) {
        try {
            return URI.create(source).getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * Returns the plugins to install, in the order of the list.
     *
     * @param names of the plugins; none for all of them
     * @param expected SHA-256 by the name of a plugin for which the list has none
     * @throws IllegalArgumentException if a name is not in the list, or an SHA-256 is none or not needed
     */
    public List<ListedPlugin> select(List<String> names, Map<String, String> expected) {
        names.forEach(this::find);
        expected.forEach(this::check);
        return plugins.stream()
                .filter(plugin -> names.isEmpty() || names.contains(plugin.name()))
                .map(plugin -> plugin.vouched(expected.getOrDefault(plugin.name(), plugin.sha256())))
                .toList();
    }

    private ListedPlugin find(String name) {
        return plugins.stream()
                .filter(plugin -> plugin.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " is not a plugin of " + file));
    }

    private void check(String name, String sha256) {
        ListedPlugin plugin = find(name);
        if (!sha256.matches(SHA_256)) {
            throw new IllegalArgumentException("--sha256 needs the NAME of a plugin, = and 64 hexadecimal digits");
        }
        if (!plugin.sha256().isEmpty()) {
            throw new IllegalArgumentException(
                    "the SHA-256 of " + name + " is pinned in " + file + ", change it there");
        }
    }
}
