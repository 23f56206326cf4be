// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/** Schemas that are like another, with a change or two such as people make. */
final class SchemaMutation {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Random random;

    SchemaMutation(Random random) {
        this.random = random;
    }

    Schema of(Schema schema) {
        for (int tries = 0; tries < 50; tries++) {
            try {
                return new Schema.Parser().parse(changed(schema.toString()));
            } catch (AvroRuntimeException e) {
                // Two branches of one type, a default that does not fit: such a schema is no contract.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return schema;
    }

    private String changed(String schema) throws IOException {
        if (random.nextInt(6) == 0) {
            return schema.replaceAll("\"([REF])(\\d)\"", "\"" + (random.nextBoolean() ? "other." : "") + "$1X$2\"");
        }
        JsonNode tree = JSON.readTree(schema);
        List<ObjectNode> objects = new ArrayList<>();
        collect(tree, objects);
        for (int left = 1 + random.nextInt(2); left > 0; left--) {
            change(objects.get(random.nextInt(objects.size())));
        }
        return tree.toString();
    }

    private static void collect(JsonNode node, List<ObjectNode> objects) {
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        node.forEach(inner -> collect(inner, objects));
    }

    private void change(ObjectNode object) {
        boolean isType = object.has("fields") || object.has("symbols") || object.has("size");
        if (random.nextInt(3) == 0) {
            object.put("doc", "changed");
        } else if (object.has("fields")) {
            shuffle((ArrayNode) object.get("fields"));
        } else if (object.has("symbols")) {
            symbols(object);
        } else if (object.has("size")) {
            object.put("size", object.get("size").asInt() + 1);
        } else if (object.has("logicalType")) {
            logicalType(object);
        } else if (object.has("name") && !isType) {
            field(object);
        }
    }

    private void symbols(ObjectNode type) {
        if (random.nextBoolean()) {
            shuffle((ArrayNode) type.get("symbols"));
        } else if (random.nextBoolean()) {
            type.set("default", type.get("symbols").get(0));
        } else {
            ((ArrayNode) type.get("symbols")).add("NEW");
        }
    }

    private void logicalType(ObjectNode type) {
        if (type.has("scale")) {
            type.put("scale", type.get("scale").asInt() + 1);
        } else if (random.nextBoolean()) {
            type.remove("logicalType");
        } else {
            type.put("logicalType", type.path("type").asText().equals("long") ? "timestamp-micros" : "date");
        }
    }

    private void field(ObjectNode field) {
        switch (random.nextInt(5)) {
            case 0 -> field.put("name", field.path("name").asText() + "x");
            case 1 -> field.putArray("aliases").add("before");
            case 2 -> byType(field, "string", "bytes");
            case 3 -> byType(field, "int", "long");
            default -> {
                if (field.path("type").asText().equals("string")) {
                    field.put("default", "");
                } else if (field.path("type") instanceof ArrayNode union) {
                    shuffle(union);
                }
            }
        }
    }

    private static void byType(ObjectNode field, String from, String to) {
        if (field.path("type").asText().equals(from)) {
            field.put("type", to);
        }
    }

    private void shuffle(ArrayNode list) {
        List<JsonNode> items = new ArrayList<>();
        list.forEach(items::add);
        Collections.shuffle(items, random);
        list.removeAll();
        list.addAll(items);
    }
}
