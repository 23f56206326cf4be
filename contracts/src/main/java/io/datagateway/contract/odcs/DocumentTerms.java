// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import io.datagateway.contract.diff.Term;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Collects what a document says besides the schema, the key and the rules on one record. */
final class DocumentTerms {

    /** Keys that the model has, or that are read on their own. */
    private static final Set<String> KNOWN_OF_DOCUMENT = Set.of("apiVersion", "kind", "id", "version", "status");

    private static final Set<String> KNOWN_OF_PROPERTY = Set.of(
            "name",
            "physicalName",
            "logicalType",
            "logicalTypeOptions",
            "required",
            "primaryKey",
            "primaryKeyPosition");

    /** Keys of an entry of {@code quality} that people read and nothing else. */
    static final Set<String> TEXTS_OF_QUALITY =
            Set.of("name", "description", "dimension", "businessImpact", "tags", "authoritativeDefinitions", "method");

    private static final Set<String> DATES = Set.of("endOfSupport", "endOfLife", "generalAvailability");
    private static final List<String> NAMES =
            List.of("id", "name", "property", "metric", "server", "channel", "username", "role", "url", "check");

    private final Map<String, Term> terms = new TreeMap<>();
    private final Set<String> rules = new HashSet<>();

    private DocumentTerms() {}

    /** @param rules the path of each rule on one record */
    static Map<String, Term> of(DocumentNode root, Iterable<String> rules) {
        var reader = new DocumentTerms();
        rules.forEach(reader.rules::add);
        for (String key : root.keys()) {
            DocumentNode node = root.at(key);
            switch (key) {
                case "schema" -> node.items().forEach(object -> reader.property(object, "schema"));
                case "slaProperties" -> node.items().forEach(reader::serviceLevel);
                default -> {
                    if (!KNOWN_OF_DOCUMENT.contains(key)) {
                        reader.all(node, key, Term.Kind.TEXT);
                    }
                }
            }
        }
        return reader.terms;
    }

    private void property(DocumentNode property, String path) {
        for (String key : property.keys()) {
            DocumentNode node = property.at(key);
            switch (key) {
                case "properties" ->
                    node.items()
                            .forEach(inner -> property(
                                    inner, path + "." + inner.at("name").written()));
                case "items" -> property(node, path + "[]");
                case "quality" -> node.items().forEach(entry -> quality(entry, path + ".quality" + name(entry)));
                case "classification" -> all(node, path + "." + key, Term.Kind.CLASSIFICATION);
                case "unique" -> all(node, path + "." + key, Term.Kind.WINDOW_RULE);
                default -> {
                    if (!KNOWN_OF_PROPERTY.contains(key)) {
                        all(node, path + "." + key, Term.Kind.TEXT);
                    }
                }
            }
        }
    }

    private void quality(DocumentNode entry, String path) {
        boolean isText = entry.at("type").text().orElse("").equals("text");
        for (String key : entry.keys()) {
            if (isText || TEXTS_OF_QUALITY.contains(key)) {
                all(entry.at(key), path + "." + key, Term.Kind.TEXT);
            } else if (!rules.contains(entry.path())) {
                all(entry.at(key), path + "." + key, Term.Kind.WINDOW_RULE);
            }
        }
    }

    private void serviceLevel(DocumentNode level) {
        String property = level.at("property").written();
        String element = level.at("element").written();
        String path = "slaProperties[" + (property + " " + element).trim() + "]";
        for (String key : level.keys()) {
            if (!Set.of("property", "value", "valueExt", "unit", "element").contains(key)) {
                all(level.at(key), path + "." + key, Term.Kind.TEXT);
            }
        }
        String value = List.of("value", "valueExt", "unit").stream()
                .map(key -> level.at(key).written())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
        put(path, DATES.contains(property) ? Term.Kind.TEXT : Term.Kind.SLA, value, level);
    }

    private void all(DocumentNode node, String path, Term.Kind kind) {
        if (node.json().isObject()) {
            node.keys().forEach(key -> all(node.at(key), path + "." + key, kind));
        } else if (node.json().isArray()) {
            node.items().forEach(item -> all(item, path + name(item), kind));
        } else {
            put(path, kind, node.written(), node);
        }
    }

    private void put(String path, Term.Kind kind, String value, DocumentNode where) {
        String free = path;
        for (int n = 2; terms.containsKey(free); n++) {
            free = path + "#" + n;
        }
        terms.put(free, new Term(kind, value, where.line()));
    }

    /** An item of a list by its name, so that it is the same item if others come before it. */
    private static String name(DocumentNode item) {
        return NAMES.stream()
                .map(key -> item.at(key).text())
                .flatMap(Optional::stream)
                .findFirst()
                .map(name -> "[" + name + "]")
                .orElse("[]");
    }
}
