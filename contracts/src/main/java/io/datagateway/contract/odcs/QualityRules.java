// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import io.datagateway.contract.Check;
import io.datagateway.contract.Rule;
import io.datagateway.contract.Severity;
import io.datagateway.contract.odcs.ContractNote.Kind;
import io.datagateway.contract.text.EditDistance;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The rules of {@code quality}, of a property or of the record itself, under the id that each has. */
final class QualityRules {

    private static final String ENGINE = "datagateway";

    private final RuleList rules;
    private final Set<String> properties = new HashSet<>();

    QualityRules(RuleList rules) {
        this.rules = rules;
    }

    void read(ContractField field) {
        for (DocumentNode quality : field.node().at("quality").items()) {
            String type = quality.at("type").text().orElse("library");
            refuseUnasked(quality, type);
            switch (type) {
                case "library" -> library(quality, field, severity(quality));
                case "custom" -> custom(quality, field);
                case "sql", "text" -> quality.note(Kind.NOT_RUN, "not run here: type: " + type);
                default -> {} // an issue of the ODCS schema
            }
        }
    }

    /** Reports keys that only another type of rule reads, as people would believe that they have an effect. */
    private static void refuseUnasked(DocumentNode quality, String type) {
        if (!type.equals("library") && quality.at("metric").exists()) {
            quality.at("metric").issue("is only asked with type: library");
        }
        if (!type.equals("custom") && quality.at("implementation").exists()) {
            quality.at("implementation").issue("is only asked with type: custom");
        }
    }

    private void library(DocumentNode quality, ContractField field, Severity severity) {
        DocumentNode metric = quality.at("metric");
        if (!metric.exists()) {
            quality.issue("has no metric: add one, or type: text or custom");
            return;
        }
        String id = id(quality, field, metric);
        List<Check> checks =
                new LibraryMetric(quality, field, field.isRecordItself() ? properties(field) : Set.of()).checks();
        if (checks.isEmpty()) {
            rules.name(quality, id);
            quality.note(Kind.WINDOW_RULE, id);
        }
        for (Check check : checks) {
            String part = checks.size() == 1 ? "" : check instanceof Check.Matches ? ".pattern" : ".validValues";
            rules.add(quality, new Rule(id + part, field.path(), severity, check));
        }
    }

    /** The names of the properties of the record itself; read once. */
    private Set<String> properties(ContractField record) {
        if (properties.isEmpty()) {
            record.type().schema().getFields().forEach(field -> properties.add(field.name()));
            record.node()
                    .at("properties")
                    .items()
                    .forEach(property -> properties.add(property.at("name").written()));
        }
        return properties;
    }

    private void custom(DocumentNode quality, ContractField field) {
        DocumentNode engine = quality.at("engine");
        String name = engine.text().orElse("");
        if (isMisspelt(name)) {
            engine.issue("is not the engine that runs here: write " + ENGINE);
        } else if (!name.equals(ENGINE)) {
            quality.note(Kind.NOT_RUN, "not run here: engine: " + name);
        } else {
            check(quality, field, severity(quality));
        }
    }

    private static boolean isMisspelt(String engine) {
        String letters = engine.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        return !engine.equals(ENGINE) && EditDistance.between(letters, ENGINE) <= 2;
    }

    private void check(DocumentNode quality, ContractField field, Severity severity) {
        CustomCheck.read(quality, field).ifPresent(check -> {
            String id = id(quality, field, quality.at("implementation").at("check"));
            rules.add(quality, new Rule(id, field.path(), severity, check));
        });
    }

    /** The id that the entry gives itself; else one of field and kind, numbered from the second such entry on. */
    private String id(DocumentNode quality, ContractField field, DocumentNode kind) {
        return quality.at("id").text().orElseGet(() -> rules.numbered(field.ruleId(kind.written())));
    }

    private static Severity severity(DocumentNode quality) {
        DocumentNode severity = quality.at("severity");
        String word = severity.text().orElse(Severity.ERROR.toString());
        return Severity.parse(word).orElseGet(() -> {
            severity.issue("is not a severity: use error, warning or info");
            return Severity.ERROR;
        });
    }
}
