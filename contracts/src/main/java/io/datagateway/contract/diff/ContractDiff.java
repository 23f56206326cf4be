// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.diff;

import io.datagateway.contract.Contract;
import io.datagateway.contract.ContractStatus;
import io.datagateway.contract.FieldPath;
import io.datagateway.contract.WireForm;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.apache.avro.Schema;

/** Every change from one contract to another, by kind. */
public final class ContractDiff {

    private final FiledContract before;
    private final FiledContract after;
    private final Changes changes = new Changes();

    private ContractDiff(FiledContract before, FiledContract after) {
        this.before = before;
        this.after = after;
    }

    /** The changes: identity and status, schema, key, rules, the rest of the document. */
    public static List<Change> between(FiledContract before, FiledContract after) {
        var diff = new ContractDiff(before, after);
        diff.identity();
        new SchemaDiff(before.places(), after.places(), diff.changes)
                .compare(diff.old().schema(), diff.now().schema());
        diff.form();
        diff.key();
        new RulesDiff(before, after, diff.changes).compare();
        diff.enforcement();
        new TermsDiff(before, after, diff.changes).compare();
        return diff.changes.found();
    }

    private Contract old() {
        return before.contract();
    }

    private Contract now() {
        return after.contract();
    }

    private void identity() {
        if (!old().topic().equals(now().topic())) {
            document(ChangeKind.TOPIC, "is " + now().topic() + ", was " + old().topic());
        }
        if (!before.id().equals(after.id())) {
            document(ChangeKind.ID, "is " + after.id() + ", was " + before.id());
        }
        boolean sameVersion = old().version().equals(now().version());
        ContractStatus was = old().status();
        if (sameVersion && was != now().status()) {
            boolean back = was.compareTo(now().status()) > 0
                    && !(was.isDraft() && now().status().isDraft());
            document(
                    back ? ChangeKind.STATUS_BACK : ChangeKind.STATUS_FORWARD, "is " + now().status() + ", was " + was);
        }
    }

    /** What the comparison of schemas has no word for must not pass for the same form. */
    private void form() {
        boolean same = WireForm.of(old().schema()).equals(WireForm.of(now().schema()));
        if (!same && changes.found().stream().noneMatch(change -> change.kind().leavesLine())) {
            changes.add(
                    ChangeKind.FORM_CHANGED,
                    "",
                    "the types have another structure",
                    before.places().type(old().schema().getFullName()),
                    after.places().type(now().schema().getFullName()));
        }
    }

    private void key() {
        List<FieldPath> was = old().primaryKey();
        List<FieldPath> is = now().primaryKey();
        if (!new HashSet<>(was).equals(new HashSet<>(is))) {
            document(ChangeKind.KEY_FIELDS, "is " + is + ", was " + was);
        } else if (!was.equals(is)) {
            document(ChangeKind.KEY_ORDER, "is " + is + ", was " + was);
        }
        for (FieldPath field : is) {
            Schema.Field one = old().schema().getField(field.toString());
            Schema.Field other = now().schema().getField(field.toString());
            boolean both = one != null && other != null && was.contains(field);
            if (both && !WireForm.of(one.schema()).equals(WireForm.of(other.schema()))) {
                document(ChangeKind.KEY_TYPE, field + " is of another type");
            }
        }
    }

    private void enforcement() {
        if (before.observed() != after.observed()) {
            document(
                    after.observed() ? ChangeKind.ENFORCEMENT_LOWERED : ChangeKind.ENFORCEMENT_RAISED,
                    after.observed() ? "is observe, was enforce" : "is enforce, was observe");
        }
    }

    private void document(ChangeKind kind, String what) {
        String path = kind.name().split("_")[0].toLowerCase(Locale.ROOT);
        changes.add(
                kind, path, what, before.places().inDocument(1), after.places().inDocument(1));
    }
}
