// SPDX-License-Identifier: Apache-2.0
package io.datagateway.jdbc;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The configs of this module, as they are shipped. */
final class Shipped {

    private Shipped() {}

    /** A config after the edits that a reader makes in the file: each text replaced by another. */
    static Map<String, String> config(String file, Map<String, String> edits) throws IOException {
        String json = Files.readString(Path.of(file));
        for (var edit : edits.entrySet()) {
            if (!json.contains(edit.getKey())) {
                throw new IllegalArgumentException(file + " has no " + edit.getKey());
            }
            json = json.replace(edit.getKey(), edit.getValue());
        }
        return new HashMap<>(new ObjectMapper().readValue(json, new TypeReference<Map<String, String>>() {}));
    }
}
