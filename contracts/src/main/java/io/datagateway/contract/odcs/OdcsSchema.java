// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The official JSON Schema of ODCS 3.1.0, with its findings put into words. */
final class OdcsSchema {

    private static final String RESOURCE = "odcs-json-schema-v3.1.0.json";
    private static final Schema SCHEMA = read();

    private OdcsSchema() {}

    static void check(Part root) {
        for (Error error : SCHEMA.validate(root.node())) {
            root.issues().add(path(error.getInstanceLocation()), error.getMessage());
        }
    }

    private static String path(NodePath location) {
        var path = new StringBuilder();
        for (int i = 0; i < location.getNameCount(); i++) {
            Object step = location.getElement(i);
            if (step instanceof Integer) {
                path.append('[').append(step).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step);
            }
        }
        return path.toString();
    }

    private static Schema read() {
        try (InputStream schema = OdcsSchema.class.getResourceAsStream(RESOURCE)) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2019_09)
                    .getSchema(new ObjectMapper().readTree(schema));
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE, e);
        }
    }
}
