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
 * A part of a contract file that knows where it stands, so that whatever is wrong with it can be said there. It may be
 * missing. Reading a value of another type than asked for gives nothing: {@link OdcsSchema} has an issue for that.
 *
 * @param path from the root: {@code schema[0].properties[2]}
 */
record Part(JsonNode node, String path, FileIssues issues) {

    /** The root of a file that could not be read. */
    static Part missing(FileIssues issues) {
        return new Part(MissingNode.getInstance(), "", issues);
    }

    boolean exists() {
        return !node.isMissingNode();
    }

    Part at(String key) {
        return new Part(node.path(key), path.isEmpty() ? key : path + "." + key, issues);
    }

    /** The items of a list; none if this is not a list. */
    List<Part> items() {
        var items = new ArrayList<Part>();
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            items.add(new Part(node.get(i), path + "[" + i + "]", issues));
        }
        return items;
    }

    /** The keys of a mapping, in the order of the file. */
    List<String> keys() {
        var keys = new ArrayList<String>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    Optional<String> text() {
        return node.isTextual() ? Optional.of(node.textValue()) : Optional.empty();
    }

    Optional<BigDecimal> number() {
        return node.isNumber() ? Optional.of(node.decimalValue()) : Optional.empty();
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

    /** A text or number in the characters of the file, as far as they carry meaning. */
    String written() {
        return number().map(BigDecimal::toPlainString).orElseGet(node::asText);
    }

    boolean isTrue() {
        return node.isBoolean() && node.booleanValue();
    }

    boolean isFalse() {
        return node.isBoolean() && !node.booleanValue();
    }

    void issue(String message) {
        issues.add(path, message);
    }
}
