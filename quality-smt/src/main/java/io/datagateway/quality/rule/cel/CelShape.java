// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule.cel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.projectnessie.cel.relocated.com.google.api.expr.v1alpha1.Expr;

/**
 * How deep the tree of an expression is. Found without going down the stack, which everything else does.
 *
 * @param depth of operations in operations
 * @param loops of loops in loops
 */
record CelShape(int depth, int loops) {

    private record Part(Expr expression, int depth, int loops) {}

    static CelShape of(Expr expression) {
        Deque<Part> open = new ArrayDeque<>(List.of(new Part(expression, 1, 0)));
        int depth = 0;
        int loops = 0;
        while (!open.isEmpty()) {
            Part part = open.pop();
            int inside = part.loops() + (part.expression().hasComprehensionExpr() ? 1 : 0);
            depth = Math.max(depth, part.depth());
            loops = Math.max(loops, inside);
            for (Expr operand : operands(part.expression())) {
                open.push(new Part(operand, part.depth() + 1, inside));
            }
        }
        return new CelShape(depth, loops);
    }

    /** The expressions that one is made of. */
    static List<Expr> operands(Expr expression) {
        return switch (expression.getExprKindCase()) {
            case SELECT_EXPR -> List.of(expression.getSelectExpr().getOperand());
            case CALL_EXPR -> call(expression.getCallExpr());
            case LIST_EXPR -> expression.getListExpr().getElementsList();
            case STRUCT_EXPR -> entries(expression.getStructExpr());
            case COMPREHENSION_EXPR -> loop(expression.getComprehensionExpr());
            default -> List.of();
        };
    }

    private static List<Expr> call(Expr.Call call) {
        var operands = new ArrayList<>(call.getArgsList());
        if (call.hasTarget()) {
            operands.add(call.getTarget());
        }
        return operands;
    }

    private static List<Expr> entries(Expr.CreateStruct struct) {
        var operands = new ArrayList<Expr>();
        struct.getEntriesList().forEach(entry -> {
            operands.add(entry.getMapKey());
            operands.add(entry.getValue());
        });
        return operands;
    }

    private static List<Expr> loop(Expr.Comprehension loop) {
        return List.of(
                loop.getIterRange(), loop.getAccuInit(), loop.getLoopCondition(), loop.getLoopStep(), loop.getResult());
    }
}
