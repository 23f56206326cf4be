// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.diff;

import java.util.List;
import java.util.Objects;
import org.apache.avro.Schema;

/** Compares the symbols of enums. */
final class EnumDiff {

    private EnumDiff() {}

    static void compare(Spot spot, Schema old, Schema now, Changes changes) {
        List<String> added = Words.without(now.getEnumSymbols(), old.getEnumSymbols());
        List<String> removed = Words.without(old.getEnumSymbols(), now.getEnumSymbols());
        if (!added.isEmpty()) {
            spot.add(
                    changes,
                    old.getEnumDefault() == null
                            ? ChangeKind.ENUM_SYMBOL_ADDED_WITHOUT_DEFAULT
                            : ChangeKind.ENUM_SYMBOL_ADDED_WITH_DEFAULT,
                    "has the new symbol " + String.join(", ", added));
        }
        if (!removed.isEmpty()) {
            spot.add(changes, ChangeKind.ENUM_SYMBOL_REMOVED, "lacks the symbol " + String.join(", ", removed));
        }
        List<String> kept = Words.without(old.getEnumSymbols(), removed);
        boolean moved = !kept.equals(Words.without(now.getEnumSymbols(), added))
                || (removed.isEmpty()
                        && !now.getEnumSymbols().subList(0, kept.size()).equals(kept));
        if (moved) {
            spot.add(changes, ChangeKind.ENUM_SYMBOL_ORDER, "has its symbols in another order");
        }
        if (!Objects.equals(old.getEnumDefault(), now.getEnumDefault())) {
            spot.add(changes, ChangeKind.DEFAULT_CHANGED, "has another default symbol");
        }
    }
}
