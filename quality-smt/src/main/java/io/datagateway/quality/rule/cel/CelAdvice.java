// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule.cel;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.projectnessie.cel.Ast;
import org.projectnessie.cel.CEL;
import org.projectnessie.cel.relocated.com.google.api.expr.v1alpha1.Constant;
import org.projectnessie.cel.relocated.com.google.api.expr.v1alpha1.Expr;
import org.projectnessie.cel.relocated.com.google.api.expr.v1alpha1.Reference;

/** What can hardly be meant of expressions that are well formed: none of their fields, or something of null. */
final class CelAdvice {

    /** The functions that null may be given to. */
    private static final Set<String> COMPARISONS = Set.of("_==_", "_!=_");

    private final Set<String> fields;
    private final Predicate<String> nullable;
    private final Set<String> used = new TreeSet<>();
    private final Set<String> compared = new TreeSet<>();
    private final Set<String> asked = new TreeSet<>();

    /** @param nullable true for the name of a field that may be null */
    CelAdvice(Set<String> fields, Predicate<String> nullable) {
        this.fields = fields;
        this.nullable = nullable;
    }

    /**
     * A part of an expression.
     *
     * @param function that it is given to; empty if to none
     * @param besideNull true if the function compares it with null
     */
    private record Part(Expr expression, String function, boolean besideNull) {}

    void add(Ast ast) {
        Map<Long, Reference> references = CEL.astToCheckedExpr(ast).getReferenceMapMap();
        Deque<Part> open = new ArrayDeque<>(List.of(new Part(ast.getExpr(), "", false)));
        while (!open.isEmpty()) {
            Part part = open.pop();
            Reference reference = references.get(part.expression().getId());
            if (reference != null && fields.contains(reference.getName())) {
                field(reference.getName(), part);
            } else {
                inside(part.expression(), open);
            }
        }
    }

    private void field(String name, Part part) {
        used.add(name);
        if (part.besideNull()) {
            compared.add(name);
        } else if (!COMPARISONS.contains(part.function()) && nullable.test(name)) {
            asked.add(name);
        }
    }

    private static void inside(Expr expression, Deque<Part> open) {
        List<Expr> operands = CelShape.operands(expression);
        String function = expression.hasCallExpr() ? expression.getCallExpr().getFunction() : "_==_";
        boolean besideNull = COMPARISONS.contains(function) && operands.stream().anyMatch(CelAdvice::isNull);
        operands.forEach(operand -> open.push(new Part(operand, function, besideNull)));
    }

    private static boolean isNull(Expr expression) {
        return expression.hasConstExpr()
                && expression.getConstExpr().getConstantKindCase() == Constant.ConstantKindCase.NULL_VALUE;
    }

    /** What to say of all expressions together; empty if nothing. */
    Optional<String> advice() {
        if (used.isEmpty()) {
            return Optional.of(
                    "the expression uses no field, so that it is the same for every record; compare a field, or"
                            + " remove the rule");
        }
        return asked.stream()
                .filter(name -> compared.stream().noneMatch(other -> (name + ".").startsWith(other + ".")))
                .findFirst()
                .map(name -> "the field " + name + " may be null, and a record in which it is breaks the rule; write "
                        + name + " == null || (…) or when: " + name + " != null, or make the field required");
    }
}
