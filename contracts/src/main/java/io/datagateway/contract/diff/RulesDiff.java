// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.diff;

import io.datagateway.contract.Check;
import io.datagateway.contract.Rule;
import io.datagateway.contract.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares the rules on one record. Only those of severity {@code error} route records, so only they are promises. */
final class RulesDiff {

    private final FiledContract before;
    private final FiledContract after;
    private final Changes changes;

    RulesDiff(FiledContract before, FiledContract after, Changes changes) {
        this.before = before;
        this.after = after;
        this.changes = changes;
    }

    void compare() {
        List<Rule> come = new ArrayList<>(after.contract().rules());
        List<Rule> gone = new ArrayList<>();
        for (Rule old : before.contract().rules()) {
            Optional<Rule> same = find(come, old);
            if (same.isPresent()) {
                come.remove(same.get());
                both(old, same.get());
            } else {
                gone.add(old);
            }
        }
        come.forEach(this::added);
        gone.forEach(this::removed);
    }

    /** The rule of this name on this field, otherwise one that says the same under a name that is new. */
    private Optional<Rule> find(List<Rule> come, Rule old) {
        Optional<Rule> named = come.stream()
                .filter(rule -> rule.id().equals(old.id()) && rule.path().equals(old.path()))
                .findFirst();
        return named.isPresent()
                ? named
                : come.stream()
                        .filter(rule -> rule.path().equals(old.path())
                                && rule.severity() == old.severity()
                                && rule.check().equals(old.check()))
                        .filter(rule -> before.contract().rules().stream()
                                .noneMatch(other -> other.id().equals(rule.id())))
                        .findFirst();
    }

    private void both(Rule old, Rule now) {
        boolean was = isPromise(old);
        boolean is = isPromise(now);
        if (!old.id().equals(now.id())) {
            add(is ? ChangeKind.RULE_RENAMED : ChangeKind.SOFT_RULE, old, now, "is called " + now.id() + " now");
        }
        if (was != is) {
            ChangeKind kind = is ? ChangeKind.SEVERITY_RAISED : ChangeKind.SEVERITY_LOWERED;
            add(kind, old, now, "is of severity " + now.severity() + ", was of " + old.severity());
        } else if (is) {
            CheckDiff.compare(old.check(), now.check()).forEach((kind, what) -> add(kind, old, now, what));
        } else if (old.severity() != now.severity() || !old.check().equals(now.check())) {
            add(ChangeKind.SOFT_RULE, old, now, "is another");
        }
    }

    private void added(Rule rule) {
        ChangeKind kind = !isPromise(rule)
                ? ChangeKind.SOFT_RULE
                : rule.check() instanceof Check.Required ? ChangeKind.REQUIRED_ADDED : ChangeKind.RULE_ADDED;
        changes.add(
                kind,
                rule.id(),
                "is new",
                before.places().inDocument(1),
                after.places().rule(rule));
    }

    private void removed(Rule rule) {
        String reason = after.withdrawn().get(rule.id());
        ChangeKind kind = ChangeKind.SOFT_RULE;
        if (isPromise(rule)) {
            ChangeKind gone =
                    rule.check() instanceof Check.Required ? ChangeKind.REQUIRED_REMOVED : ChangeKind.RULE_REMOVED;
            kind = reason == null ? gone : ChangeKind.RULE_WITHDRAWN;
        }
        String what = reason == null ? "is gone" : "is withdrawn: " + reason;
        changes.add(
                kind,
                rule.id(),
                what,
                before.places().rule(rule),
                after.places().inDocument(1));
    }

    private void add(ChangeKind kind, Rule old, Rule now, String what) {
        changes.add(
                kind, old.id(), what, before.places().rule(old), after.places().rule(now));
    }

    private static boolean isPromise(Rule rule) {
        return rule.severity() == Severity.ERROR;
    }
}
