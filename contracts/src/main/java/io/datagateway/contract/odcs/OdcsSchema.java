// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Draft201909;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;

/**
 * The official JSON Schema of ODCS 3.1.0, for documents of 3.0 and 3.1; and the same with what 3.2 adds and this program
 * can read. That of 3.2.0 itself refuses every property without a {@code logicalType}.
 */
final class OdcsSchema {

    private static final String LATEST = "v3.2.0";
    private static final Set<String> EARLIER = Set.of("v3.0.0", "v3.0.1", "v3.0.2", "v3.1.0");

    private static final OdcsSchema OF_3_1 = new OdcsSchema(tree());
    private static final OdcsSchema OF_3_2 = new OdcsSchema(merged(tree(), resource("odcs-3.2.0-additions.json")));

    private final Schema schema;
    private final JsonSchemaKeys known;

    private OdcsSchema(JsonNode tree) {
        // The schema keeps the kinds of servers under names that the validator would warn of as unknown keywords.
        Dialect dialect = Dialect.builder(Draft201909.getInstance())
                .unknownKeywordFactory((name, context) -> new NonValidationKeyword(name))
                .build();
        this.schema = SchemaRegistry.withDialect(dialect).getSchema(tree);
        this.known = new JsonSchemaKeys(tree);
    }

    /** Adds what the schema refuses to the issues of the file. */
    static void check(DocumentNode root) {
        DocumentNode apiVersion = root.at("apiVersion");
        String version = apiVersion.text().orElse("v3.1.0");
        if (!version.equals(LATEST) && !EARLIER.contains(version)) {
            root.issues()
                    .refuse(apiVersion.path(), "is not read here: write v3.1.0 (or v3.2.0, v3.0.2, v3.0.1, v3.0.0)");
        }
        (version.equals(LATEST) ? OF_3_2 : OF_3_1).validate(root);
    }

    private void validate(DocumentNode root) {
        var errors = new FirstErrors();
        try {
            schema.validate(root.json(), context -> context.setErrors(errors));
        } catch (FirstErrors.FullException e) {
            root.issues().more();
        }
        new SchemaErrors(root, known, errors).report();
    }

    private static JsonNode tree() {
        JsonNode schema = resource("odcs-json-schema-v3.1.0.json");
        // Which versions are read is said in one place.
        ((ObjectNode) schema.at("/properties/apiVersion")).remove("enum");
        // The text of ODCS does not forbid mustBeBetween: [0, 0], which is one more way to write "none".
        for (JsonNode operator : schema.at("/$defs/DataQualityOperators/oneOf")) {
            operator.path("properties").forEach(bounds -> ((ObjectNode) bounds).remove("uniqueItems"));
        }
        return schema;
    }

    /** The base with each key of the additions added or, if it is an object in both, merged. */
    private static JsonNode merged(JsonNode base, JsonNode additions) {
        additions.properties().forEach(addition -> {
            JsonNode there = base.path(addition.getKey());
            if (there.isObject() && addition.getValue().isObject()) {
                merged(there, addition.getValue());
            } else {
                ((ObjectNode) base).set(addition.getKey(), addition.getValue());
            }
        });
        return base;
    }

    private static JsonNode resource(String name) {
        try (InputStream json = OdcsSchema.class.getResourceAsStream(name)) {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
