// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.datagateway.contract.diff.Places;
import java.io.IOException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/** The lines of an Avro schema's named types and fields. Of a schema that has been parsed, so that it is well formed. */
final class SchemaLines {

    private final IdentityHashMap<JsonNode, Integer> lineOf = new IdentityHashMap<>();
    private final Map<String, Integer> lines = new HashMap<>();

    private SchemaLines() {}

    /** The line of each type by its full name, and of each field, as {@link Places} has them. */
    static Map<String, Integer> of(byte[] avsc) {
        var reader = new SchemaLines();
        try (JsonParser json = AvscText.JSON.createParser(new String(avsc, UTF_8))) {
            json.nextToken();
            reader.type(reader.tree(json), "");
        } catch (IOException e) {
            // Without lines, the whole file is the place.
        }
        return reader.lines;
    }

    private JsonNode tree(JsonParser json) throws IOException {
        int line = json.currentTokenLocation().getLineNr();
        if (json.currentToken() == JsonToken.START_OBJECT) {
            var object = JsonNodeFactory.instance.objectNode();
            lineOf.put(object, line);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String key = json.currentName();
                json.nextToken();
                object.set(key, tree(json));
            }
            return object;
        }
        if (json.currentToken() == JsonToken.START_ARRAY) {
            var array = JsonNodeFactory.instance.arrayNode();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                array.add(tree(json));
            }
            return array;
        }
        return JsonNodeFactory.instance.textNode(json.getText());
    }

    private void type(JsonNode type, String namespace) {
        if (type.isArray()) {
            type.forEach(branch -> type(branch, namespace));
        } else if (type.isObject()) {
            object(type, namespace);
        }
    }

    private void object(JsonNode type, String around) {
        String name = type.path("name").asText();
        String namespace = type.has("namespace") ? type.path("namespace").asText() : around;
        if (name.contains(".")) {
            namespace = name.substring(0, name.lastIndexOf('.'));
        }
        String full = name.contains(".") || namespace.isEmpty() ? name : namespace + "." + name;
        if (!name.isEmpty()) {
            lines.putIfAbsent(full, lineOf.getOrDefault(type, 1));
        }
        for (JsonNode field : type.path("fields")) {
            String key = Places.field(full, field.path("name").asText());
            lines.put(key, lineOf.getOrDefault(field, 1));
            type(field.path("type"), namespace);
        }
        for (String inner : new String[] {"type", "items", "values"}) {
            type(type.path(inner), namespace);
        }
    }
}
