// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.datagateway.contract.Sha256;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The hash of what may not change in a release: schema, rules and key, as they are written. Of the files and not of the
 * model, so that it does not depend on the version of this program.
 */
final class ReleaseHash {

    private static final ObjectMapper JSON = new ObjectMapper(AvscText.JSON);
    private static final Set<String> OF_PROPERTY = Set.of(
            "name",
            "physicalName",
            "required",
            "unique",
            "primaryKey",
            "primaryKeyPosition",
            "logicalTypeOptions",
            "properties",
            "items",
            "quality");

    private final StringBuilder text = new StringBuilder();

    private ReleaseHash() {}

    /** @param avsc the file of the Avro schema, which has been parsed */
    static String of(DocumentNode root, byte[] avsc) {
        var hash = new ReleaseHash();
        hash.schema(avsc);
        root.at("schema").items().forEach(object -> hash.property(object.json()));
        hash.text.append(CustomProperties.isObserved(root) ? "observe" : "");
        return Sha256.of(hash.text.toString());
    }

    private void schema(byte[] avsc) {
        try {
            value(JSON.readTree(new String(avsc, UTF_8)), true);
        } catch (IOException e) {
            throw new IllegalStateException("a schema that was parsed is JSON", e);
        }
    }

    private void property(JsonNode property) {
        object(property, OF_PROPERTY::contains, key -> {
            JsonNode value = property.path(key);
            switch (key) {
                case "properties" -> value.forEach(this::property);
                case "items" -> property(value);
                case "quality" -> value.forEach(this::quality);
                default -> value(value, false);
            }
        });
    }

    private void quality(JsonNode entry) {
        if (!entry.path("type").asText().equals("text")) {
            object(entry, key -> !DocumentTerms.TEXTS_OF_QUALITY.contains(key), key -> value(entry.path(key), false));
        }
    }

    /** @param avro true where {@code doc} is a text for people: in a schema, but not in a default */
    private void value(JsonNode value, boolean avro) {
        if (value.isObject()) {
            object(
                    value,
                    key -> !(avro && key.equals("doc")),
                    key -> value(value.path(key), avro && !key.equals("default")));
        } else if (value.isArray()) {
            text.append('[');
            for (JsonNode item : value) {
                value(item, avro);
                text.append(',');
            }
            text.append(']');
        } else {
            text.append(value);
        }
    }

    private void object(JsonNode object, Predicate<String> isIn, Consumer<String> write) {
        var keys = new TreeSet<String>();
        object.fieldNames().forEachRemaining(keys::add);
        text.append('{');
        for (String key : keys) {
            if (isIn.test(key)) {
                text.append('"').append(key).append("\":");
                write.accept(key);
                text.append(',');
            }
        }
        text.append('}');
    }
}
