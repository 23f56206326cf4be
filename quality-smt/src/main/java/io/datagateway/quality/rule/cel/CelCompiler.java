// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule.cel;

import io.datagateway.contract.Check;
import io.datagateway.contract.FieldPath;
import io.datagateway.quality.rule.check.Condition;
import io.datagateway.quality.rule.check.FieldReader;
import io.datagateway.quality.rule.check.IncompatibleRuleException;
import io.datagateway.quality.rule.check.Patterns;
import io.datagateway.quality.rule.check.ResolvedSchema;
import io.datagateway.quality.rule.check.SlotPlan;
import io.datagateway.quality.rule.check.ValueKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.projectnessie.cel.Ast;
import org.projectnessie.cel.CEL;
import org.projectnessie.cel.Env;
import org.projectnessie.cel.EnvOption;
import org.projectnessie.cel.Issues;
import org.projectnessie.cel.Program;
import org.projectnessie.cel.ProgramOption;
import org.projectnessie.cel.checker.Decls;
import org.projectnessie.cel.interpreter.InterpretableDecorator;
import org.projectnessie.cel.relocated.com.google.api.expr.v1alpha1.Decl;

/** Compiles expressions of the Common Expression Language (cel-spec 0.x) to conditions over slots. */
public final class CelCompiler {

    /** The engine goes down the stack with every level, here and for each record. */
    private static final int MAX_DEPTH = 200;

    private final Map<String, CelFields.Variable> variables;
    private final Env env;
    private final SlotPlan plan;
    private final Patterns patterns;
    private final Schema schema;

    /** @param schema of the record, or of the array item, that an expression calls {@code this} */
    public CelCompiler(Schema schema, SlotPlan plan, Patterns patterns) {
        this.schema = schema;
        this.plan = plan;
        this.patterns = patterns;
        this.variables = CelFields.of(schema);
        List<Decl> declarations = variables.entrySet().stream()
                .map(variable -> Decls.newVar(
                        variable.getKey(), variable.getValue().field().type()))
                .toList();
        this.env = Env.newEnv(EnvOption.declarations(declarations));
    }

    public Condition compile(Check.Expression check) throws IncompatibleRuleException {
        Condition body = condition(check.expression());
        if (check.when() == null) {
            return body;
        }
        CelCondition guard = condition(check.when());
        return (slots, nowMillis) ->
                guard.isFalse(slots) || (guard.holds(slots, nowMillis) && body.holds(slots, nowMillis));
    }

    /**
     * What can hardly be meant in an expression and its guard; empty if nothing.
     *
     * @param required true for the path of a field that another rule asks not to be null
     */
    public Optional<String> advice(Check.Expression check, Predicate<FieldPath> required)
            throws IncompatibleRuleException {
        var advice = new CelAdvice(variables.keySet(), name -> mayBeNull(variables.get(name), required));
        advice.add(check(check.expression()));
        if (check.when() != null) {
            advice.add(check(check.when()));
        }
        return advice.advice();
    }

    /** An array that is null is an empty list in an expression. */
    private boolean mayBeNull(CelFields.@Nullable Variable variable, Predicate<FieldPath> required) {
        if (variable == null) {
            return false;
        }
        try {
            ResolvedSchema target = ResolvedSchema.at(schema, variable.path());
            return target.nullable() && target.kind() != ValueKind.ARRAY && !required.test(variable.path());
        } catch (IncompatibleRuleException e) {
            return false; // the message is bad: every variable is a field of the schema
        }
    }

    private CelCondition condition(String expression) throws IncompatibleRuleException {
        Ast ast = check(expression);
        var readers = new HashMap<String, FieldReader>();
        CEL.astToCheckedExpr(ast).getReferenceMapMap().values().forEach(reference -> {
            CelFields.Variable variable = variables.get(reference.getName());
            if (variable != null) {
                readers.put(reference.getName(), variable.field().reader().apply(plan.slot(variable.path())));
            }
        });
        var matches = new CelMatches(patterns);
        var counting = new CelSteps(patterns.steps());
        InterpretableDecorator optimizing = InterpretableDecorator.decOptimize();
        Program program = env.program(
                ast,
                ProgramOption.customDecorator(node -> counting.decorate(optimizing.decorate(matches.decorate(node)))));
        matches.throwIfUnfit();
        return new CelCondition(program, readers, counting);
    }

    private Ast check(String expression) throws IncompatibleRuleException {
        Env.AstIssuesTuple parsed = env.parse(expression);
        throwIfAny(parsed.getIssues(), "");
        CelShape shape = CelShape.of(parsed.getAst().getExpr());
        if (shape.depth() > MAX_DEPTH) {
            throw new IncompatibleRuleException("the expression has more than " + MAX_DEPTH
                    + " operations in one another, such as terms of a sum; write several rules");
        }
        if (shape.loops() > 1) {
            throw new IncompatibleRuleException(
                    "one loop (all, exists, exists_one, filter, map) stands inside another, which takes "
                            + "too long on large arrays; use a rule on the items of the array");
        }
        Env.AstIssuesTuple checked = env.check(parsed.getAst());
        throwIfAny(checked.getIssues(), usableFields());
        if (!checked.getAst().getResultType().equals(Decls.Bool)) {
            throw new IncompatibleRuleException("the expression is neither true nor false; make it a comparison");
        }
        return checked.getAst();
    }

    private String usableFields() {
        return "; write x != null for has(x), 1.0 for a double, and use these fields only: "
                + String.join(", ", variables.keySet());
    }

    private static void throwIfAny(Issues issues, String remedy) throws IncompatibleRuleException {
        if (issues.hasIssues()) {
            throw new IncompatibleRuleException(issues.getErrors().stream()
                    .map(error -> error.getMessage() + " at column "
                            + (error.getLocation().column() + 1))
                    .collect(Collectors.joining("; ", "the expression is wrong: ", remedy)));
        }
    }
}
