// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A node of a contract document with its path, so that an issue can be reported at that place. The node may be missing.
 * Reading a value of another type than asked for gives nothing: {@link OdcsSchema} has an issue for that.
 *
 * @param path from the root: {@code schema[0].properties[2]}
 */
record DocumentNode(JsonNode json, String path, FileIssues issues) {

    /** The root of a file that could not be read. */
    static DocumentNode missing(FileIssues issues) {
        return new DocumentNode(MissingNode.getInstance(), "", issues);
    }

    boolean exists() {
        return !json.isMissingNode();
    }

    DocumentNode at(String key) {
        return new DocumentNode(json.path(key), path.isEmpty() ? key : path + "." + key, issues);
    }

    /** The items of a list; none if this is not a list. */
    List<DocumentNode> items() {
        var items = new ArrayList<DocumentNode>();
        for (int i = 0; json.isArray() && i < json.size(); i++) {
            items.add(new DocumentNode(json.get(i), path + "[" + i + "]", issues));
        }
        return items;
    }

    /** The keys of a mapping, in the order of the file. */
    List<String> keys() {
        var keys = new ArrayList<String>();
        json.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    Optional<String> text() {
        return json.isTextual() ? Optional.of(json.textValue()) : Optional.empty();
    }

    Optional<BigDecimal> number() {
        return json.isNumber() ? Optional.of(json.decimalValue()) : Optional.empty();
    }

    /** The whole number; empty, with an issue, if no list or text can have that many items or characters. */
    OptionalInt size() {
        try {
            return number().map(BigDecimal::intValueExact).map(OptionalInt::of).orElse(OptionalInt.empty());
        } catch (ArithmeticException e) {
            issue("is not a whole number up to " + Integer.MAX_VALUE + ": correct it");
            return OptionalInt.empty();
        }
    }

    /** The text, or the number in plain digits, as the file has it. */
    String written() {
        return number().map(BigDecimal::toPlainString).orElseGet(json::asText);
    }

    boolean isNull() {
        return json.isNull();
    }

    boolean isTrue() {
        return json.isBoolean() && json.booleanValue();
    }

    boolean isFalse() {
        return json.isBoolean() && !json.booleanValue();
    }

    /** Where the node is, with nothing said of it. */
    ContractIssue place() {
        return issues.place(path);
    }

    /** The line of this node in the file or, if it is missing, of what would be around it. */
    int line() {
        return issues.lineOf(path);
    }

    void issue(String message) {
        issues.add(path, message);
    }

    /** Notes what is no mistake, and decides nothing about one record. */
    void note(ContractNote.Kind kind, String message) {
        issues.note(kind, path, message);
    }

    /** Adds an issue that must be corrected, and until then stops no topic, as no record is decided by it. */
    void harmless(String message) {
        issues.addHarmless(path, message);
    }
}
