// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.convert;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.jspecify.annotations.Nullable;

/**
 * What is nested in a record, as JSON text: in the form that {@code raw} takes, so that it can be read back by the
 * contract.
 */
final class NestedJson {

    private static final JsonFactory JSON = new JsonFactory();

    private NestedJson() {}

    /** The type of a field with this schema. Debezium's JDBC sink makes a column of JSON of it. */
    static ConnectType type(Schema schema, TimePrecision precision) {
        SchemaBuilder text = precision == TimePrecision.ADAPTIVE
                ? SchemaBuilder.string().name("io.debezium.data.Json").version(1)
                : SchemaBuilder.string();
        return ConnectType.of(text, schema.isNullable(), datum -> text(schema, datum));
    }

    private static String text(Schema schema, Object datum) {
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            write(schema, datum, json);
        } catch (IOException e) {
            // The program is wrong: a text in memory can always be written.
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    private static void write(Schema schema, @Nullable Object datum, JsonGenerator json) throws IOException {
        if (datum == null) {
            json.writeNull();
            return;
        }
        switch (schema.getType()) {
            case UNION -> write(schema.getTypes().get(GenericData.get().resolveUnion(schema, datum)), datum, json);
            case RECORD -> writeRecord(schema, (IndexedRecord) datum, json);
            case ARRAY -> writeItems(schema.getElementType(), (List<?>) datum, json);
            case MAP -> writeEntries(schema.getValueType(), (Map<?, ?>) datum, json);
            default -> ScalarJson.write(schema, datum, json);
        }
    }

    private static void writeRecord(Schema schema, IndexedRecord datum, JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (Schema.Field field : schema.getFields()) {
            json.writeFieldName(field.name());
            write(field.schema(), datum.get(field.pos()), json);
        }
        json.writeEndObject();
    }

    private static void writeItems(Schema schema, List<?> datum, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (Object item : datum) {
            write(schema, item, json);
        }
        json.writeEndArray();
    }

    private static void writeEntries(Schema schema, Map<?, ?> datum, JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : datum.entrySet()) {
            json.writeFieldName(entry.getKey().toString());
            write(schema, entry.getValue(), json);
        }
        json.writeEndObject();
    }
}
