// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.diff;

import io.datagateway.contract.FieldPath;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/**
 * Compares Avro schemas type by type. A type that is used in several places is compared once, where it first comes.
 */
final class SchemaDiff {

    /** The step of a path into the values of a map. */
    static final String VALUES = "{}";

    private final Places before;
    private final Places after;
    private final Changes changes;
    private final Set<List<String>> compared = new HashSet<>();

    SchemaDiff(Places before, Places after, Changes changes) {
        this.before = before;
        this.after = after;
        this.changes = changes;
    }

    void compare(Schema old, Schema now) {
        var root = new Spot(FieldPath.ROOT, before.type(old.getFullName()), after.type(now.getFullName()));
        type(root, old, now);
    }

    void type(Spot spot, Schema old, Schema now) {
        if (old.isUnion() || now.isUnion()) {
            new UnionDiff(this, spot).compare(old, now);
            return;
        }
        if (isKnown(old, now)) {
            return;
        }
        boolean isSame = old.getType() == now.getType();
        if (!isSame && !LogicalTypeDiff.areOfOneKind(old, now)) {
            spot.add(changes, TypeChange.of(spot.path(), old, now), types(old, now));
            return;
        }
        Optional<ChangeKind> logical = LogicalTypeDiff.compare(old, now);
        logical.ifPresent(kind -> spot.add(changes, kind, types(old, now)));
        if (isSame) {
            sameType(spot, old, now);
        } else if (logical.isEmpty()) {
            spot.add(changes, ChangeKind.TYPE_CHANGED, types(old, now));
        }
    }

    void add(Spot spot, ChangeKind kind, String what) {
        spot.add(changes, kind, what);
    }

    /** Returns true if these named types have been compared: they may contain themselves. */
    private boolean isKnown(Schema old, Schema now) {
        return isNamed(old) && isNamed(now) && !compared.add(List.of(old.getFullName(), now.getFullName()));
    }

    static boolean isNamed(Schema schema) {
        return switch (schema.getType()) {
            case RECORD, ENUM, FIXED -> true;
            default -> false;
        };
    }

    private void sameType(Spot around, Schema old, Schema now) {
        Spot spot = around;
        if (isNamed(old)) {
            spot = new Spot(around.path(), before.type(old.getFullName()), after.type(now.getFullName()));
            name(spot, old, now);
        }
        switch (old.getType()) {
            case RECORD -> new FieldsDiff(this, before, after, spot).compare(old, now);
            case ENUM -> EnumDiff.compare(spot, old, now, changes);
            case FIXED -> size(spot, old, now);
            case ARRAY -> type(spot.then(FieldPath.ITEMS), old.getElementType(), now.getElementType());
            case MAP -> type(spot.then(VALUES), old.getValueType(), now.getValueType());
            default -> {}
        }
    }

    private void name(Spot spot, Schema old, Schema now) {
        if (!old.getFullName().equals(now.getFullName())) {
            spot.add(changes, ChangeKind.TYPE_NAME, "is called " + now.getFullName() + ", was " + old.getFullName());
        }
        if (!old.getAliases().equals(now.getAliases())) {
            spot.add(changes, ChangeKind.ALIAS, "has other aliases");
        }
    }

    private void size(Spot spot, Schema old, Schema now) {
        if (old.getFixedSize() != now.getFixedSize()) {
            spot.add(changes, ChangeKind.FIXED_SIZE, "has " + now.getFixedSize() + " bytes, had " + old.getFixedSize());
        }
    }

    static String types(Schema old, Schema now) {
        return "is " + word(now) + ", was " + word(old);
    }

    /** The type in words for people: {@code long (timestamp-millis)}. */
    static String word(Schema schema) {
        if (schema.isUnion()) {
            return schema.getTypes().stream()
                    .map(SchemaDiff::word)
                    .collect(Collectors.joining(", ", "a union of ", ""));
        }
        String type = isNamed(schema)
                ? schema.getType().getName() + " " + schema.getFullName()
                : schema.getType().getName();
        String logical = LogicalTypeDiff.name(schema);
        return logical.isEmpty() ? type : type + " (" + logical + LogicalTypeDiff.digits(schema) + ")";
    }
}
