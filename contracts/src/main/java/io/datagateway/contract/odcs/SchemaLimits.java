// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** Looks for what is too large in an Avro schema, before anything is computed from it. */
final class SchemaLimits {

    private static final Set<String> NAMED = Set.of("record", "error", "enum", "fixed");

    private final FileIssues issues;
    private final Deque<Schema> open = new ArrayDeque<>();
    private final Set<String> named = new HashSet<>();
    private int symbolsAndFields;
    private boolean fits = true;

    private SchemaLimits(FileIssues issues) {
        this.issues = issues;
    }

    /**
     * Returns true if the text can be parsed; adds an issue if not. Avro goes down the stack with every level, and
     * takes time that grows with the square of the number of named types.
     */
    static boolean canBeParsed(String json, FileIssues issues) {
        int depth = 0;
        int types = 0;
        try (JsonParser parser = AvscText.JSON.createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                types += isNamedType(parser) ? 1 : 0;
                if (depth > ContractLimits.SCHEMA_DEPTH || types > ContractLimits.NAMED_TYPES) {
                    String problem = depth > ContractLimits.SCHEMA_DEPTH
                            ? "is nested deeper than " + ContractLimits.SCHEMA_DEPTH + " levels: make it flatter"
                            : "has more than " + ContractLimits.NAMED_TYPES + " named types: use fewer";
                    issues.add(parser.currentLocation().getLineNr(), "", problem);
                    return false;
                }
            }
        } catch (IOException e) {
            return true; // the message is bad: Avro finds the same, and there it is put into words
        }
        return true;
    }

    private static boolean isNamedType(JsonParser parser) throws IOException {
        return parser.currentToken() == JsonToken.VALUE_STRING
                && "type".equals(parser.currentName())
                && NAMED.contains(parser.getText());
    }

    /** Returns true if the schema is within all limits; adds an issue for each that it is not. */
    static boolean keeps(Schema schema, FileIssues issues) {
        var limits = new SchemaLimits(issues);
        limits.enter(schema);
        while (!limits.open.isEmpty()) {
            limits.look(limits.open.pop());
        }
        limits.require(
                limits.symbolsAndFields,
                ContractLimits.SYMBOLS_AND_FIELDS,
                "has %d fields of records and symbols of enums: use fewer");
        return limits.fits;
    }

    /** Goes on with the type, unless it has a name and is known. */
    private void enter(Schema schema) {
        boolean hasName = switch (schema.getType()) {
            case RECORD, ENUM, FIXED -> true;
            default -> false;
        };
        if (!hasName || named.add(schema.getFullName())) {
            open.push(schema);
        }
    }

    private void look(Schema schema) {
        decimal(schema);
        switch (schema.getType()) {
            case RECORD -> {
                symbolsAndFields += schema.getFields().size();
                schema.getFields().forEach(field -> enter(field.schema()));
            }
            case ENUM -> symbolsAndFields += schema.getEnumSymbols().size();
            case FIXED ->
                require(
                        schema.getFixedSize(),
                        ContractLimits.FIXED_BYTES,
                        schema.getFullName() + " has %d bytes: use bytes, or a smaller size");
            case ARRAY -> enter(schema.getElementType());
            case MAP -> enter(schema.getValueType());
            case UNION -> {
                require(schema.getTypes().size(), ContractLimits.BRANCHES, "has a union of %d types: use fewer");
                schema.getTypes().forEach(this::enter);
            }
            default -> {}
        }
    }

    private void decimal(Schema schema) {
        if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
            require(
                    decimal.getPrecision(),
                    ContractLimits.PRECISION,
                    "has a decimal of precision %d: give it as many digits as its values have");
        }
    }

    private void require(int number, int most, String message) {
        if (number > most) {
            issues.add("", message.formatted(number) + " (the limit is " + most + ")");
            fits = false;
        }
    }
}
