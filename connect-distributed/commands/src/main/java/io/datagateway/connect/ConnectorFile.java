// SPDX-License-Identifier: Apache-2.0
package io.datagateway.connect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A connector's config in a JSON file: the bare map, in a file called like the connector.
 *
 * @param name of the connector
 */
public record ConnectorFile(Path file, String name, Map<String, String> config) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads files, and of folders their {@code *.json} in the order of their names.
     *
     * @throws IOException if one cannot be read, is not a config map, or if two are called alike
     */
    public static List<ConnectorFile> readAll(List<Path> filesOrFolders) throws IOException {
        var connectors = new ArrayList<ConnectorFile>();
        var fileByName = new HashMap<String, Path>();
        for (Path path : filesOrFolders) {
            for (Path file : Files.isDirectory(path) ? filesIn(path) : List.of(path)) {
                ConnectorFile connector = read(file);
                Path other = fileByName.put(connector.name(), file);
                if (other != null) {
                    throw new IOException(other + " and " + file + " are both called " + connector.name());
                }
                connectors.add(connector);
            }
        }
        return connectors;
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> files = entries.filter(entry -> entry.toString().endsWith(".json"))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new IOException(folder + " holds no *.json");
            }
            return files;
        }
    }

    private static ConnectorFile read(Path file) throws IOException {
        try {
            // As Connect itself reads it.
            Map<String, String> config = JSON.readValue(Files.readAllBytes(file), new TypeReference<>() {});
            return new ConnectorFile(file, ConnectRest.name(file), config);
        } catch (NoSuchFileException e) {
            throw new IOException(file + " does not exist", e);
        } catch (JsonProcessingException e) {
            // Its own message may hold a piece of the file.
            throw new IOException(
                    file + ":" + line(e) + ": not a bare config map of settings and their values in JSON", e);
        }
    }

    private static int line(JsonProcessingException e) {
        return e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
    }
}
