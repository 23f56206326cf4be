// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Errors of the validator in the words of this package: the mistake and the remedy. */
final class SchemaErrorText {

    private static final Map<String, String> TYPES = Map.of(
            "string", "a text: put it into quotes",
            "boolean", "true or false: write one of them",
            "integer", "a whole number: write one",
            "number", "a number: write one",
            "object", "a mapping: write keys and values",
            "array", "a list: write items");

    private SchemaErrorText() {}

    /** @param known true if the schema knows the key that is not evaluated, under other conditions */
    static String of(Error error, boolean known) {
        return switch (error.getKeyword()) {
            case "required" -> "is missing: add it";
            case "additionalProperties" -> "is not known to ODCS here: remove it or correct its name";
            case "unevaluatedProperties" ->
                known
                        ? "does not fit with what stands beside it: remove it, or add what it needs"
                        : "is not known to ODCS here: remove it or correct its name";
            case "type" -> "is not " + TYPES.getOrDefault(lastArgument(error), "what ODCS has here: correct it");
            case "enum" -> "is not a word that ODCS has here: use one of " + words(error.getSchemaNode());
            case "pattern" -> "does not match " + error.getSchemaNode().asText() + ": correct it";
            case "oneOf" -> oneOf(error);
            default -> error.getMessage() + ": correct it";
        };
    }

    private static String oneOf(Error error) {
        return error.getSchemaLocation().toString().contains("DataQualityOperators")
                ? "needs exactly one operator, such as mustBe: 0, with a number: correct it"
                : "fits none of the forms that ODCS has here: see the standard";
    }

    private static String lastArgument(Error error) {
        Object[] arguments = error.getArguments();
        return String.valueOf(arguments[arguments.length - 1]);
    }

    private static String words(JsonNode list) {
        List<String> words = new ArrayList<>();
        list.forEach(word -> words.add(word.asText()));
        return String.join(", ", words);
    }
}
