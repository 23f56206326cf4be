// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.key;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.datagateway.contract.FieldPath;
import io.datagateway.contract.avro.Utf8;
import java.nio.charset.CharacterCodingException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Parses a record key, the text that {@link KeyReader} makes, to the values of the primary key. Used by any number of
 * threads.
 */
public final class KeyParser {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final List<FieldPath> paths;
    private final List<KeyField> fields;

    /**
     * @param key the fields of the primary key, at least one
     * @throws IllegalArgumentException if one is not in the schema or does not lead to one scalar type
     */
    public KeyParser(Schema schema, List<FieldPath> key) {
        this.paths = List.copyOf(key);
        this.fields = IntStream.range(0, key.size())
                .mapToObj(slot -> KeyField.of(schema, key.get(slot), slot))
                .toList();
    }

    /** Decodes a record key as strict UTF-8. */
    public static String text(byte[] key) throws MalformedKeyException {
        try {
            return Utf8.decode(key);
        } catch (CharacterCodingException e) {
            throw new MalformedKeyException("the key is not UTF-8");
        }
    }

    /** The values by their paths, as {@link io.datagateway.contract.avro.encode.AvroEncoder} takes them. */
    public Map<String, @Nullable Object> parse(byte[] key) throws MalformedKeyException {
        String text = text(key);
        var values = new LinkedHashMap<String, @Nullable Object>();
        if (fields.size() == 1) {
            values.put(paths.get(0).toString(), value(0, text));
            return values;
        }
        JsonNode items = array(text);
        for (int i = 0; i < fields.size(); i++) {
            JsonNode item = items.get(i);
            values.put(paths.get(i).toString(), item.isNull() ? null : value(i, text(i, item)));
        }
        return values;
    }

    private JsonNode array(String text) throws MalformedKeyException {
        String expected = "the key is not a JSON array of " + fields.size() + " values";
        try {
            JsonNode items = JSON.readTree(text);
            if (!items.isArray() || items.size() != fields.size()) {
                throw new MalformedKeyException(expected);
            }
            return items;
        } catch (JsonProcessingException e) {
            throw new MalformedKeyException(expected);
        }
    }

    private String text(int field, JsonNode item) throws MalformedKeyException {
        boolean bare = item.isBoolean() || item.isIntegralNumber();
        if (fields.get(field).isBare() ? !bare : !item.isTextual()) {
            throw unfit(field);
        }
        return item.asText();
    }

    private Object value(int field, String text) throws MalformedKeyException {
        try {
            return fields.get(field).value(text);
        } catch (IllegalArgumentException e) {
            // The message is bad.
            throw unfit(field);
        }
    }

    private MalformedKeyException unfit(int field) {
        String type = fields.get(field).schema().getType().getName();
        return new MalformedKeyException(paths.get(field) + " in the key is not the text of a value of type " + type);
    }
}
