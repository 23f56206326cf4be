// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule;

import io.datagateway.contract.Check;
import io.datagateway.contract.Contract;
import io.datagateway.contract.FieldPath;
import io.datagateway.contract.Rule;
import io.datagateway.contract.Severity;
import io.datagateway.quality.rule.cel.CelCompiler;
import io.datagateway.quality.rule.check.IncompatibleRuleException;
import io.datagateway.quality.rule.check.Patterns;
import io.datagateway.quality.rule.check.ResolvedSchema;
import io.datagateway.quality.rule.check.SlotPlan;
import io.datagateway.quality.rule.check.Steps;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What can hardly be meant in the expressions of a contract though they compile: for whoever checks contracts. */
public final class ExpressionAdvice {

    private final Contract contract;
    private final Map<FieldPath, CelCompiler> compilers = new HashMap<>();
    private final Set<FieldPath> required;

    private ExpressionAdvice(Contract contract) {
        this.contract = contract;
        this.required = contract.rules().stream()
                .filter(rule -> rule.severity() == Severity.ERROR)
                .filter(rule -> rule.check() instanceof Check.Required || rule.check() instanceof Check.NotMissing)
                .map(Rule::path)
                .collect(Collectors.toSet());
    }

    /** A problem for each such expression; of a contract whose rules compile. */
    public static List<RuleProblem> of(Contract contract) {
        var advice = new ExpressionAdvice(contract);
        var problems = new ArrayList<RuleProblem>();
        for (Rule rule : contract.rules()) {
            if (rule.check() instanceof Check.Expression expression) {
                advice.add(rule, expression, problems);
            }
        }
        return problems;
    }

    private void add(Rule rule, Check.Expression expression, List<RuleProblem> problems) {
        List<String> steps = rule.path().steps();
        var scope = new FieldPath(steps.subList(0, steps.lastIndexOf(FieldPath.ITEMS) + 1));
        try {
            compiler(scope)
                    .advice(expression, path -> required.contains(below(scope, path)))
                    .ifPresent(advice -> problems.add(new RuleProblem(rule.id(), rule.path(), advice)));
        } catch (IncompatibleRuleException e) {
            problems.add(new RuleProblem(rule.id(), rule.path(), e.reason()));
        }
    }

    private CelCompiler compiler(FieldPath scope) throws IncompatibleRuleException {
        CelCompiler compiler = compilers.get(scope);
        if (compiler == null) {
            ResolvedSchema around = ResolvedSchema.at(contract.schema(), scope);
            compiler = new CelCompiler(around.schema(), new SlotPlan(), new Patterns(new Steps()));
            compilers.put(scope, compiler);
        }
        return compiler;
    }

    private static FieldPath below(FieldPath scope, FieldPath path) {
        var steps = new ArrayList<>(scope.steps());
        steps.addAll(path.steps());
        return new FieldPath(steps);
    }
}
