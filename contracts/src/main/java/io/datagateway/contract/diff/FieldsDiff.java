// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.diff;

import io.datagateway.contract.WireForm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;

/** Compares the fields of a record. */
final class FieldsDiff {

    private final SchemaDiff schemas;
    private final Places before;
    private final Places after;
    private final Spot record;

    FieldsDiff(SchemaDiff schemas, Places before, Places after, Spot record) {
        this.schemas = schemas;
        this.before = before;
        this.after = after;
        this.record = record;
    }

    void compare(Schema old, Schema now) {
        Map<Field, Field> kept = kept(old, now);
        for (Field field : now.getFields()) {
            if (!kept.containsValue(field)) {
                added(now, field);
            }
        }
        for (Field field : old.getFields()) {
            Field same = kept.get(field);
            if (same == null) {
                removed(old, field);
            } else {
                field(both(old, field, now, same), field, same);
            }
        }
        order(new ArrayList<>(kept.values()));
    }

    /** The fields that are still there, by the old one in the old order; one may have another name. */
    private static Map<Field, Field> kept(Schema old, Schema now) {
        Map<Field, Field> kept = new LinkedHashMap<>();
        for (Field field : old.getFields()) {
            Field same = now.getField(field.name());
            if (same == null) {
                renamed(field, old, now)
                        .filter(other -> !kept.containsValue(other))
                        .ifPresent(other -> kept.put(field, other));
            } else {
                kept.put(field, same);
            }
        }
        return kept;
    }

    /** The new field that names this one as its alias, or is in its place with the same form. */
    private static Optional<Field> renamed(Field field, Schema old, Schema now) {
        Optional<Field> named = now.getFields().stream()
                .filter(other -> old.getField(other.name()) == null)
                .filter(other -> other.aliases().contains(field.name()))
                .findFirst();
        if (named.isPresent() || field.pos() >= now.getFields().size()) {
            return named;
        }
        Field there = now.getFields().get(field.pos());
        boolean isNew = old.getField(there.name()) == null && there.aliases().isEmpty();
        return isNew && WireForm.of(field.schema()).equals(WireForm.of(there.schema()))
                ? Optional.of(there)
                : Optional.empty();
    }

    private void field(Spot spot, Field old, Field now) {
        if (!old.name().equals(now.name())) {
            schemas.add(spot, ChangeKind.FIELD_RENAMED, "is called " + now.name() + " now");
        }
        if (!Objects.deepEquals(old.defaultVal(), now.defaultVal())) {
            String what = now.hasDefaultValue() ? old.hasDefaultValue() ? "another" : "a" : "no";
            schemas.add(spot, ChangeKind.DEFAULT_CHANGED, "has " + what + " default now");
        }
        if (!old.aliases().equals(now.aliases())) {
            schemas.add(spot, ChangeKind.ALIAS, "has other aliases");
        }
        schemas.type(spot, old.schema(), now.schema());
    }

    private void added(Schema now, Field field) {
        var spot = new Spot(record.path().then(field.name()), record.before(), place(after, now, field));
        boolean last = field.pos() == now.getFields().size() - 1;
        String where = last
                ? "at the end"
                : "before " + now.getFields().get(field.pos() + 1).name();
        schemas.add(
                spot,
                field.hasDefaultValue() ? ChangeKind.FIELD_ADDED_WITH_DEFAULT : ChangeKind.FIELD_ADDED_WITHOUT_DEFAULT,
                "is new, " + where);
    }

    private void removed(Schema old, Field field) {
        var spot = new Spot(record.path().then(field.name()), place(before, old, field), record.after());
        schemas.add(
                spot,
                field.hasDefaultValue()
                        ? ChangeKind.FIELD_REMOVED_WITH_DEFAULT
                        : ChangeKind.FIELD_REMOVED_WITHOUT_DEFAULT,
                "is gone");
    }

    private void order(List<Field> nowInOldOrder) {
        for (int i = 1; i < nowInOldOrder.size(); i++) {
            if (nowInOldOrder.get(i).pos() < nowInOldOrder.get(i - 1).pos()) {
                String moved = nowInOldOrder.get(i).name();
                schemas.add(
                        record,
                        ChangeKind.FIELD_ORDER,
                        "has " + moved + " before " + nowInOldOrder.get(i - 1).name() + " now");
                return;
            }
        }
    }

    private Spot both(Schema old, Field field, Schema now, Field same) {
        return new Spot(record.path().then(field.name()), place(before, old, field), place(after, now, same));
    }

    private static Place place(Places places, Schema record, Field field) {
        return places.type(Places.field(record.getFullName(), field.name()));
    }
}
