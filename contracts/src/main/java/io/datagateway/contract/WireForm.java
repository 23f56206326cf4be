// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;

/**
 * What Avro bytes say to a reader who has no other schema than its own. Schemas of one form give every datum the same
 * field names and values: fields, branches and symbols in the same order, the same types, sizes and logical types.
 * Names of types, defaults, aliases and texts do not count, since no such reader sees them in the bytes. Stricter than
 * need be in one place: a type that is used twice differs from two equal types.
 *
 * @param hash SHA-256 of the form, in hexadecimal digits. Stands in lock files: it never changes for a schema
 */
public record WireForm(String hash) {

    public static WireForm of(Schema schema) {
        return new WireForm(Sha256.of(text(schema)));
    }

    /** The form written out: {@code {id:string,at:long~timestamp-millis}}. */
    static String text(Schema schema) {
        var writer = new Writer();
        writer.type(schema);
        return writer.text.toString();
    }

    @Override
    public String toString() {
        return hash;
    }

    private static final class Writer {
        private final StringBuilder text = new StringBuilder();
        /** The number of each named type so far, by full name: a type that comes again is only its number. */
        private final Map<String, Integer> named = new HashMap<>();

        private void type(Schema schema) {
            switch (schema.getType()) {
                case RECORD -> named(schema, () -> list('{', schema.getFields(), this::field, '}'));
                case ENUM -> named(schema, () -> list('<', schema.getEnumSymbols(), text::append, '>'));
                case FIXED -> named(schema, () -> text.append("fixed").append(schema.getFixedSize()));
                case ARRAY -> within("array", schema.getElementType());
                case MAP -> within("map", schema.getValueType());
                case UNION -> list('(', schema.getTypes(), this::type, ')');
                default -> text.append(schema.getType().getName());
            }
            logicalType(schema);
        }

        private void named(Schema schema, Runnable definition) {
            Integer known = named.putIfAbsent(schema.getFullName(), named.size());
            if (known == null) {
                definition.run();
            } else {
                text.append('#').append(known);
            }
        }

        private void field(Schema.Field field) {
            text.append(field.name()).append(':');
            type(field.schema());
        }

        private void within(String name, Schema inner) {
            text.append(name).append('[');
            type(inner);
            text.append(']');
        }

        /** As the schema names it, so that the form does not depend on which logical types this version of Avro knows. */
        private void logicalType(Schema schema) {
            String name = schema.getProp(LogicalType.LOGICAL_TYPE_PROP);
            if (name == null) {
                return;
            }
            text.append('~').append(URLEncoder.encode(name, UTF_8));
            if (name.equals("decimal")) {
                text.append(schema.getObjectProp("precision")).append('.').append(scale(schema));
            }
        }

        private static Object scale(Schema decimal) {
            Object scale = decimal.getObjectProp("scale");
            return scale == null ? 0 : scale;
        }

        private <T> void list(char open, List<T> items, Consumer<T> item, char close) {
            text.append(open);
            for (int i = 0; i < items.size(); i++) {
                text.append(i == 0 ? "" : ",");
                item.accept(items.get(i));
            }
            text.append(close);
        }
    }
}
