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

/** The official JSON Schema of ODCS 3.1.0. */
final class OdcsSchema {

    private static final String RESOURCE = "odcs-json-schema-v3.1.0.json";
    private static final Schema SCHEMA = read();
    private static final JsonSchemaKeys KNOWN = new JsonSchemaKeys(SCHEMA.getSchemaNode());

    private OdcsSchema() {}

    /** Adds what the schema refuses to the issues of the file. */
    static void check(DocumentNode root) {
        var errors = new FirstErrors();
        try {
            SCHEMA.validate(root.json(), context -> context.setErrors(errors));
        } catch (FirstErrors.FullException e) {
            root.issues().more();
        }
        new SchemaErrors(root, KNOWN, errors).report();
    }

    /** The text of ODCS does not forbid {@code mustBeBetween: [0, 0]}, which is one more way to write "none". */
    private static void allowEqualBounds(JsonNode schema) {
        for (JsonNode operator : schema.at("/$defs/DataQualityOperators/oneOf")) {
            operator.path("properties").forEach(bounds -> ((ObjectNode) bounds).remove("uniqueItems"));
        }
    }

    private static Schema read() {
        // The schema keeps the kinds of servers under names that the validator would warn of as unknown keywords.
        Dialect dialect = Dialect.builder(Draft201909.getInstance())
                .unknownKeywordFactory((name, context) -> new NonValidationKeyword(name))
                .build();
        try (InputStream schema = OdcsSchema.class.getResourceAsStream(RESOURCE)) {
            JsonNode tree = new ObjectMapper().readTree(schema);
            allowEqualBounds(tree);
            return SchemaRegistry.withDialect(dialect).getSchema(tree);
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE, e);
        }
    }
}
