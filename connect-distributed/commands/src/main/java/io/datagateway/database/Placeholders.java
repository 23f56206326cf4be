// SPDX-License-Identifier: Apache-2.0
package io.datagateway.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.datagateway.database.model.ConnectorSettings;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Replaces placeholders of a config by what they name on this machine, as Kafka's own providers do on a worker.
 *
 * @param variables environment variables
 */
record Placeholders(Map<String, String> variables) {

    /** {@code ${env:NAME}}, {@code ${file:PATH:KEY}} and {@code ${dir:PATH:FILE}}. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(env|file|dir):(?:([^}]*):)?([^}:]+)}");

    /** @throws IOException if something is not there; the message has its name */
    ConnectorSettings resolve(Map<String, String> config) throws IOException {
        var resolved = new LinkedHashMap<String, String>();
        for (var setting : config.entrySet()) {
            resolved.put(setting.getKey(), resolve(setting.getValue()));
        }
        return new ConnectorSettings(resolved);
    }

    private String resolve(String value) throws IOException {
        Matcher matcher = PLACEHOLDER.matcher(value);
        var resolved = new StringBuilder();
        while (matcher.find()) {
            String found = find(matcher.group(1), matcher.group(2), matcher.group(3));
            if (found == null) {
                throw new IOException(matcher.group() + " is not there on this machine");
            }
            matcher.appendReplacement(resolved, Matcher.quoteReplacement(found));
        }
        return matcher.appendTail(resolved).toString();
    }

    private @Nullable String find(String provider, @Nullable String path, String key) throws IOException {
        if (provider.equals("env")) {
            return variables.get(key);
        }
        try {
            Path file = path == null ? Path.of(key) : provider.equals("dir") ? Path.of(path, key) : Path.of(path);
            return Files.isRegularFile(file) ? read(provider, file, key) : null;
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private static @Nullable String read(String provider, Path file, String key) throws IOException {
        if (provider.equals("dir")) {
            return Files.readString(file);
        }
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, UTF_8)) {
            properties.load(reader);
        }
        return properties.getProperty(key);
    }
}
