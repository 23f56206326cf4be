// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.diff;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/** Compares unions, and a union with the type that it has in place of: {@code T} with {@code [null, T]}. */
final class UnionDiff {

    private final SchemaDiff schemas;
    private final Spot spot;

    /** Pairs of branches that are one type, in the order of the old union. */
    private final List<Schema[]> kept = new ArrayList<>();

    UnionDiff(SchemaDiff schemas, Spot spot) {
        this.schemas = schemas;
        this.spot = spot;
    }

    void compare(Schema old, Schema now) {
        List<Schema> gone = new ArrayList<>(branches(old));
        List<Schema> come = new ArrayList<>(branches(now));
        pair(gone, come);
        boolean nullAdded = come.removeIf(UnionDiff::isNull);
        boolean nullRemoved = gone.removeIf(UnionDiff::isNull);
        if (nullAdded) {
            schemas.add(spot, ChangeKind.NULL_ADDED, "may be null now");
        }
        if (nullRemoved) {
            schemas.add(spot, ChangeKind.NULL_REMOVED, "may no longer be null");
        }
        if (gone.size() == 1 && come.size() == 1) {
            kept.add(new Schema[] {gone.remove(0), come.remove(0)});
        }
        come.forEach(branch ->
                schemas.add(spot, ChangeKind.UNION_BRANCH_ADDED, "may be " + SchemaDiff.word(branch) + " now"));
        gone.forEach(branch ->
                schemas.add(spot, ChangeKind.UNION_BRANCH_REMOVED, "may no longer be " + SchemaDiff.word(branch)));
        boolean wrapped = old.isUnion() != now.isUnion();
        if (wrapped && !nullAdded && !nullRemoved && come.isEmpty() && gone.isEmpty()) {
            schemas.add(spot, ChangeKind.TYPE_CHANGED, SchemaDiff.types(old, now));
        } else if (isReordered(branches(old), branches(now))) {
            schemas.add(spot, ChangeKind.UNION_ORDER, SchemaDiff.types(old, now));
        }
        kept.forEach(pair -> schemas.type(spot, pair[0], pair[1]));
    }

    /** Pairs what has one name, or is one type without name, and takes it from both lists. */
    private void pair(List<Schema> gone, List<Schema> come) {
        for (Schema old : List.copyOf(gone)) {
            for (Schema now : List.copyOf(come)) {
                if (old.getFullName().equals(now.getFullName())) {
                    gone.remove(old);
                    come.remove(now);
                    kept.add(new Schema[] {old, now});
                    break;
                }
            }
        }
    }

    private boolean isReordered(List<Schema> old, List<Schema> now) {
        List<String> were = kept.stream()
                .sorted((a, b) -> Integer.compare(index(old, a[0]), index(old, b[0])))
                .map(pair -> pair[1].getFullName())
                .toList();
        List<String> are = kept.stream()
                .sorted((a, b) -> Integer.compare(index(now, a[1]), index(now, b[1])))
                .map(pair -> pair[1].getFullName())
                .toList();
        return !were.equals(are);
    }

    private static int index(List<Schema> branches, Schema branch) {
        for (int i = 0; i < branches.size(); i++) {
            if (branches.get(i).getFullName().equals(branch.getFullName())) {
                return i;
            }
        }
        return -1;
    }

    private static List<Schema> branches(Schema schema) {
        return schema.isUnion() ? schema.getTypes() : List.of(schema);
    }

    private static boolean isNull(Schema schema) {
        return schema.getType() == Schema.Type.NULL;
    }
}
