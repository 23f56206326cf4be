// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SchemaLocation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The keys that a JSON Schema names for an object, those of its alternatives and conditions included. */
final class JsonSchemaKeys {

    private static final List<String> COMBINED = List.of("allOf", "anyOf", "oneOf");
    private static final List<String> CONDITIONAL = List.of("if", "then", "else");

    private final JsonNode schema;

    JsonSchemaKeys(JsonNode schema) {
        this.schema = schema;
    }

    /** @param keyword the place of a keyword, such as {@code #/$defs/Server/unevaluatedProperties} */
    boolean contain(String key, SchemaLocation keyword) {
        String pointer = keyword.getFragment().toString();
        var keys = new HashSet<String>();
        collect(schema.at(pointer.substring(0, pointer.lastIndexOf('/'))), keys);
        return keys.contains(key);
    }

    private void collect(JsonNode part, Set<String> keys) {
        part.path("properties").fieldNames().forEachRemaining(keys::add);
        COMBINED.forEach(keyword -> part.path(keyword).forEach(one -> collect(one, keys)));
        CONDITIONAL.stream().filter(part::has).forEach(keyword -> collect(part.get(keyword), keys));
        if (part.has("$ref")) {
            collect(schema.at(part.get("$ref").asText().substring(1)), keys);
        }
    }
}
