// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Looks for what Avro passes over in silence in the JSON of a schema: keys that stand there twice, misspelt attributes, and
 * names that other readers of Avro refuse. Of a schema that is within {@link SchemaLimits}.
 */
final class AvscTraps {

    /** What an object of the JSON stands for. */
    enum Part {
        TYPE,
        FIELD,
        /** A default, or an attribute of one's own. */
        OTHER
    }

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*");
    private static final Set<String> TYPES_INSIDE = Set.of("type", "items", "values");

    private final FileIssues issues;

    private AvscTraps(FileIssues issues) {
        this.issues = issues;
    }

    static void check(String json, FileIssues issues) {
        try (JsonParser parser = AvscText.JSON.createParser(json)) {
            parser.nextToken();
            new AvscTraps(issues).value(parser, Part.TYPE);
        } catch (IOException e) {
            // The message is bad: Avro finds the same, and there it is put into words.
        }
    }

    /**
     * An object of the JSON.
     *
     * @param lines the line of each key
     * @param words the values that are texts or numbers, by key; others are empty
     */
    record JsonObject(Part part, Map<String, Integer> lines, Map<String, String> words) {

        String word(String key) {
            return words.getOrDefault(key, "");
        }

        int line(String key) {
            return lines.getOrDefault(key, 1);
        }
    }

    private String value(JsonParser parser, Part part) throws IOException {
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                value(parser, part);
            }
            return "";
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return parser.currentToken() == JsonToken.VALUE_NULL ? "" : parser.getText();
        }
        var object = new JsonObject(part, new LinkedHashMap<>(), new HashMap<>());
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            int line = parser.currentLocation().getLineNr();
            boolean second = object.lines().put(key, line) != null;
            if (second && part != Part.OTHER) {
                issues.add(line, "", "has the key " + shown(key) + " twice in one object: remove one of them");
            }
            parser.nextToken();
            object.words().put(key, member(parser, key, part));
        }
        if (part != Part.OTHER) {
            AvscAttributes.check(object, issues);
            name(object);
        }
        return "";
    }

    private String member(JsonParser parser, String key, Part around) throws IOException {
        if (around == Part.TYPE && key.equals("symbols") && parser.currentToken() == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                name(parser.currentLocation().getLineNr(), parser.getText());
            }
            return "";
        }
        return value(parser, inside(key, around));
    }

    private static Part inside(String key, Part around) {
        if (around == Part.FIELD) {
            return key.equals("type") ? Part.TYPE : Part.OTHER;
        }
        if (around == Part.TYPE && key.equals("fields")) {
            return Part.FIELD;
        }
        return around == Part.TYPE && TYPES_INSIDE.contains(key) ? Part.TYPE : Part.OTHER;
    }

    private void name(JsonObject object) {
        for (String key : new String[] {"name", "namespace"}) {
            if (!object.word(key).isEmpty()) {
                name(object.line(key), object.word(key));
            }
        }
    }

    private void name(int line, String name) {
        if (!NAME.matcher(name).matches()) {
            issues.addHarmless(
                    line,
                    "",
                    "has the name " + shown(name) + ", which other readers of Avro refuse: use A-Z, a-z, 0-9 and _");
        }
    }

    static String shown(String word) {
        return word.length() <= ContractLimits.KEY_LENGTH ? word : word.substring(0, ContractLimits.KEY_LENGTH) + "…";
    }
}
