// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.diff;

import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares what documents say besides the schema, the key and the rules on one record. */
final class TermsDiff {

    private final FiledContract before;
    private final FiledContract after;
    private final Changes changes;

    TermsDiff(FiledContract before, FiledContract after, Changes changes) {
        this.before = before;
        this.after = after;
        this.changes = changes;
    }

    void compare() {
        var paths = new TreeSet<>(before.terms().keySet());
        paths.addAll(after.terms().keySet());
        for (String path : paths) {
            Term old = before.terms().get(path);
            Term now = after.terms().get(path);
            if (old == null || now == null || !old.value().equals(now.value()) || old.kind() != now.kind()) {
                changes.add(kind(path, old, now), path, words(old, now), place(before, old), place(after, now));
            }
        }
    }

    private static ChangeKind kind(String path, @Nullable Term old, @Nullable Term now) {
        return switch (now == null ? old == null ? Term.Kind.TEXT : old.kind() : now.kind()) {
            case TEXT -> ChangeKind.DOCUMENT_TEXT;
            case WINDOW_RULE -> ChangeKind.WINDOW_RULE;
            case CLASSIFICATION -> ChangeKind.CLASSIFICATION;
            case SLA ->
                ServiceLevel.isLooser(path, old == null ? "" : old.value(), now == null ? "" : now.value())
                        ? ChangeKind.SLA_LOOSENED
                        : ChangeKind.SLA_CHANGED;
        };
    }

    private static String words(@Nullable Term old, @Nullable Term now) {
        return now == null ? "is gone" : old == null ? "is new" : "is another";
    }

    private static Place place(FiledContract contract, @Nullable Term term) {
        return contract.places().inDocument(term == null ? 1 : term.line());
    }
}
