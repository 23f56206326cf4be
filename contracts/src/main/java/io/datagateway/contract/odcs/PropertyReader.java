// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import io.datagateway.contract.Check;
import io.datagateway.contract.FieldPath;
import io.datagateway.contract.odcs.FieldType.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;

/** Goes through the properties of a contract and the fields of its Avro schema side by side. */
final class PropertyReader {

    private final RuleList rules;
    private final OptionRules options;
    private final QualityRules quality;
    private final List<ContractField> fields = new ArrayList<>();
    /** The records that the walk is inside of: one of them again is a recursion. */
    private final Set<String> open = new HashSet<>();

    PropertyReader(RuleList rules) {
        this.rules = rules;
        this.options = new OptionRules(rules);
        this.quality = new QualityRules(rules);
    }

    /** Every property read so far that has its Avro field. */
    List<ContractField> fields() {
        return fields;
    }

    /** Reads the record itself and all that is in it. */
    void read(DocumentNode object, Schema record) {
        var itself = new ContractField(object, FieldPath.ROOT, FieldType.of(record));
        record(itself);
        quality.read(itself);
    }

    private void record(ContractField around) {
        Schema record = around.type().schema();
        DocumentNode properties = around.node().at("properties");
        if (!open.add(record.getFullName())) {
            if (properties.exists()) {
                properties.issue(
                        "repeats the record " + record.getFullName() + ", which it stands inside of: remove it");
            }
            return;
        }
        var described = new HashSet<String>();
        for (DocumentNode property : properties.items()) {
            DocumentNode named = named(property, record);
            named.text().ifPresent(name -> property(property, named, around, described));
        }
        for (Schema.Field field : record.getFields()) {
            if (!described.contains(field.name())) {
                properties.issue("has nothing for the Avro field " + field.name() + ": add a property of that name");
            }
        }
        open.remove(record.getFullName());
    }

    /** The key that has the name of the Avro field: {@code physicalName}, or {@code name} if there is none. */
    private static DocumentNode named(DocumentNode property, Schema record) {
        DocumentNode physicalName = property.at("physicalName");
        DocumentNode name = property.at("name");
        Optional<String> physical = physicalName.text();
        if (physical.isEmpty() || physical.equals(name.text())) {
            return name;
        }
        if (physical.map(record::getField).isEmpty()
                && name.text().map(record::getField).isPresent()) {
            physicalName.issue("is not the Avro field, which is " + name.written() + ": write that, or remove it");
            return name;
        }
        return physicalName;
    }

    private void property(DocumentNode property, DocumentNode where, ContractField around, Set<String> described) {
        String name = where.written();
        Schema.Field avro = around.type().schema().getField(name);
        if (!described.add(name)) {
            where.issue("is the second property " + name + ": remove one of them");
        } else if (avro == null) {
            boolean ascii = name.chars().allMatch(letter -> letter < 128);
            where.issue("is not a field of the Avro record "
                    + around.type().schema().getFullName() + (ascii ? "" : ", whose names are in ASCII")
                    + ": correct the name, or add the field to the .avsc");
        } else {
            field(new ContractField(property, around.path().then(name), FieldType.of(avro)));
        }
    }

    private void field(ContractField field) {
        fields.add(field);
        required(field);
        noteUnused(field.node());
        if (hasFittingType(field)) {
            options.read(field);
        }
        options.readEnum(field);
        quality.read(field);
        inside(field);
    }

    private static void noteUnused(DocumentNode property) {
        if (property.at("unique").isTrue()) {
            property.at("unique").note(ContractNote.Kind.WINDOW_RULE, "unique");
        }
        for (String key : List.of("partitioned", "encryptedName")) {
            if (property.at(key).exists() && !property.at(key).isFalse()) {
                property.at(key).note(ContractNote.Kind.NOT_READ, key + " says nothing of a topic");
            }
        }
    }

    private void required(ContractField field) {
        DocumentNode required = field.node().at("required");
        boolean key = field.node().at("primaryKey").isTrue();
        if (required.isFalse() && (key || !field.type().isNullable())) {
            required.issue(
                    key
                            ? "contradicts primaryKey: remove it"
                            : "contradicts the Avro type, which cannot be null: remove it");
        }
        if (field.type().isNullable() && (key || required.isTrue())) {
            rules.add(required, field.rule("required", new Check.Required()));
        }
    }

    private static boolean hasFittingType(ContractField field) {
        DocumentNode logicalType = field.node().at("logicalType");
        String needed = field.type().kind().logicalType();
        if (logicalType.exists() ? field.type().isDescribedBy(logicalType.written()) : needed.isEmpty()) {
            return true;
        }
        String is = logicalType.exists() ? "does not describe an Avro " : "is missing for an Avro ";
        String remedy = needed.isEmpty() ? "remove it" : "write " + needed;
        logicalType.issue(is + field.type() + ": " + (field.type().isDoubtful() ? "then look at this again" : remedy));
        return false;
    }

    private void inside(ContractField field) {
        Kind kind = field.type().kind();
        DocumentNode items = field.node().at("items");
        DocumentNode properties = field.node().at("properties");
        if (kind == Kind.MAP) {
            map(field);
        }
        if (kind == Kind.RECORD) {
            record(field);
        } else if (properties.exists()) {
            properties.issue("cannot be inside an Avro " + field.type() + ": remove it");
        }
        if (kind == Kind.ARRAY) {
            item(items, field);
        } else if (items.exists()) {
            items.issue("cannot be inside an Avro " + field.type() + ": remove it");
        }
    }

    /** What ODCS 3.2 says of keys and values must be what the Avro type says; they have no rules. */
    private static void map(ContractField map) {
        DocumentNode key = map.node().at("map").at("key").at("logicalType");
        DocumentNode value = map.node().at("map").at("value").at("logicalType");
        FieldType type = FieldType.of(map.type().schema().getValueType());
        if (key.exists() && !key.written().equals("string")) {
            key.issue("does not describe the keys of an Avro map: write string");
        }
        if (value.exists() && !type.isDescribedBy(value.written())) {
            value.issue("does not describe an Avro " + type + ": write "
                    + type.kind().logicalType());
        }
    }

    private void item(DocumentNode items, ContractField array) {
        if (items.exists()) {
            field(new ContractField(
                    items,
                    array.path().then(FieldPath.ITEMS),
                    FieldType.of(array.type().schema().getElementType())));
        } else {
            items.issue("is missing: describe the items of the array");
        }
    }
}
