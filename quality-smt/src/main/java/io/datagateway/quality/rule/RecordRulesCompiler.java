// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule;

import io.datagateway.contract.Check;
import io.datagateway.contract.FieldPath;
import io.datagateway.contract.Rule;
import io.datagateway.contract.avro.ItemCursor;
import io.datagateway.quality.rule.cel.CelCompiler;
import io.datagateway.quality.rule.check.CheckCompiler;
import io.datagateway.quality.rule.check.Condition;
import io.datagateway.quality.rule.check.FieldSlot;
import io.datagateway.quality.rule.check.IncompatibleRuleException;
import io.datagateway.quality.rule.check.Patterns;
import io.datagateway.quality.rule.check.ResolvedSchema;
import io.datagateway.quality.rule.check.SlotPlan;
import io.datagateway.quality.rule.check.TooManyStepsException;
import io.datagateway.quality.rule.check.ValueKind;
import io.datagateway.quality.rule.check.ValueSets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the rules on one record, or on the items of one array. Problems are gathered, so that one attempt reports
 * all of them.
 */
final class RecordRulesCompiler {

    private final Schema schema;
    private final List<RuleProblem> problems;
    private final Patterns patterns;
    private final SlotPlan plan = new SlotPlan();
    private final List<CompiledRule> rules = new ArrayList<>();
    private final Map<FieldPath, List<ScopedRule>> belowArrays = new LinkedHashMap<>();

    private @Nullable CelCompiler expressions;

    /** @param patterns of the contract, and the steps that its rules take on a record */
    RecordRulesCompiler(Schema schema, List<RuleProblem> problems, Patterns patterns) {
        this.schema = schema;
        this.problems = problems;
        this.patterns = patterns;
    }

    /**
     * A rule as seen from the record, or item, around it.
     *
     * @param path of its field from there
     */
    record ScopedRule(Rule rule, FieldPath path) {}

    RecordRules compile(List<ScopedRule> scoped) {
        for (ScopedRule rule : scoped) {
            int items = rule.path().steps().indexOf(FieldPath.ITEMS);
            if (items < 0) {
                add(rule);
            } else {
                List<String> steps = rule.path().steps();
                belowArrays
                        .computeIfAbsent(new FieldPath(steps.subList(0, items)), array -> new ArrayList<>())
                        .add(new ScopedRule(rule.rule(), new FieldPath(steps.subList(items + 1, steps.size()))));
            }
        }
        var arrays = new ArrayList<ItemRules>();
        belowArrays.forEach((array, below) -> addItems(array, below, arrays));
        return new RecordRules(rules, arrays);
    }

    /** The fields that the compiled rules need, in the order of their slots. */
    List<FieldPath> projection() {
        return plan.projection();
    }

    private void add(ScopedRule scoped) {
        Rule rule = scoped.rule();
        try {
            ResolvedSchema target = ResolvedSchema.at(schema, scoped.path());
            if (rule.check() instanceof Check.Required && !target.nullable()) {
                return;
            }
            plan.takeAsked();
            patterns.steps().begin();
            Condition condition = condition(rule.check(), scoped.path(), target);
            String message = CheckMessages.of(rule.check());
            rules.add(new CompiledRule(rule, scoped.path().toString(), message, condition, plan.takeAsked()));
        } catch (IncompatibleRuleException e) {
            problems.add(new RuleProblem(rule.id(), rule.path(), e.reason()));
        } catch (TooManyStepsException e) {
            problems.add(new RuleProblem(
                    rule.id(), rule.path(), "the symbols of the enum are too many for the rule; shorten its pattern"));
        } catch (RuntimeException | StackOverflowError e) {
            // The program is wrong, about one rule: other contracts must not wait for its correction.
            String reason = "cannot be compiled: " + e.getClass().getName() + "; simplify it, and report this";
            problems.add(new RuleProblem(rule.id(), rule.path(), reason));
        }
    }

    private Condition condition(Check check, FieldPath path, ResolvedSchema target) throws IncompatibleRuleException {
        if (check instanceof Check.Expression expression) {
            return expressions().compile(expression);
        }
        int slot = plan.slot(path);
        FieldSlot field = new FieldSlot(target.schema(), slot);
        if (check instanceof Check.Required) {
            return present(path, (slots, nowMillis) -> !slots.isNull(slot));
        }
        if (check instanceof Check.NotMissing missing) {
            Condition standIn = ValueSets.contains(missing.standIns(), field);
            return present(path, (slots, nowMillis) -> !slots.isNull(slot) && !standIn.holds(slots, nowMillis));
        }
        return orNull(CheckCompiler.compile(check, field, patterns), path, target);
    }

    /** The compiler for all expressions, made when the first is met: that takes longer than everything else here. */
    private CelCompiler expressions() {
        if (expressions == null) {
            expressions = new CelCompiler(schema, plan, patterns);
        }
        return expressions;
    }

    /** The condition, with the addition that a null value passes. */
    private Condition orNull(Condition condition, FieldPath path, ResolvedSchema target) {
        if (!target.nullable()) {
            return condition;
        }
        int slot = plan.slot(path);
        return (slots, nowMillis) -> slots.isNull(slot) || condition.holds(slots, nowMillis);
    }

    /** A required field is only required where the record around it is not null. */
    private Condition present(FieldPath path, Condition condition) throws IncompatibleRuleException {
        if (path.steps().isEmpty()) {
            return condition;
        }
        FieldPath around = new FieldPath(path.steps().subList(0, path.steps().size() - 1));
        return orNull(condition, around, ResolvedSchema.at(schema, around));
    }

    private void addItems(FieldPath array, List<ScopedRule> below, List<ItemRules> arrays) {
        try {
            ResolvedSchema target = ResolvedSchema.at(schema, array);
            if (target.kind() != ValueKind.ARRAY) {
                throw new IncompatibleRuleException(
                        array + " is not an array; write the path without " + FieldPath.ITEMS);
            }
            Schema item = target.schema().getElementType();
            var compiler = new RecordRulesCompiler(item, problems, patterns);
            RecordRules itemRules = compiler.compile(below);
            if (!itemRules.isEmpty()) {
                var items = new ItemCursor(item, compiler.projection());
                arrays.add(new ItemRules(array.toString(), plan.slot(array), items, itemRules));
            }
        } catch (IncompatibleRuleException e) {
            below.forEach(scoped -> problems.add(
                    new RuleProblem(scoped.rule().id(), scoped.rule().path(), e.reason())));
        }
    }
}
