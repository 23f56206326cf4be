// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro.encode;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.Schema;

/** Unions: the number of the first branch that takes the value, and the value. */
final class UnionEncoding implements Encoding {

    private final Encoding[] branches;
    private final int nullBranch;
    /** The only branch that is not null, or -1 if there are several. */
    private final int onlyBranch;

    /** The branches in the order to try them, for text and for all else. */
    private final int[] textOrder;

    private final int[] order;

    private final String refusal;

    UnionEncoding(List<Schema> types, Function<Schema, Encoding> compiler) {
        this.branches = types.stream().map(compiler).toArray(Encoding[]::new);
        List<Schema.Type> kinds = types.stream().map(Schema::getType).toList();
        this.nullBranch = kinds.indexOf(Schema.Type.NULL);
        boolean nullable = types.size() == 2 && nullBranch >= 0;
        this.onlyBranch = types.size() == 1 ? 0 : nullable ? 1 - nullBranch : -1;
        this.order = IntStream.range(0, types.size()).toArray();
        int plainText = plainText(types);
        this.textOrder = plainText < 0
                ? order
                : IntStream.concat(IntStream.of(plainText), IntStream.of(order).filter(branch -> branch != plainText))
                        .toArray();
        this.refusal = "fits none of " + types.stream().map(Schema::getFullName).collect(Collectors.joining(", "));
    }

    /** The branch of text that has no further meaning, or -1: no text is to be guessed to be a number or a time. */
    private static int plainText(List<Schema> types) {
        return IntStream.range(0, types.size())
                .filter(branch -> types.get(branch).getType() == Schema.Type.STRING)
                .filter(branch -> types.get(branch).getLogicalType() == null)
                .findFirst()
                .orElse(-1);
    }

    @Override
    public void writeNull(EncodingContext context) {
        if (nullBranch >= 0) {
            context.output().writeLong(nullBranch);
        } else {
            Encoding.super.writeNull(context);
        }
    }

    @Override
    public void write(Object value, EncodingContext context) {
        if (onlyBranch >= 0) {
            context.output().writeLong(onlyBranch);
            branches[onlyBranch].write(value, context);
        } else {
            writeFirstThatFits(value, context);
        }
    }

    private void writeFirstThatFits(Object value, EncodingContext context) {
        int size = context.output().size();
        int issueCount = context.issueCount();
        var near = new ArrayList<List<EncodingIssue>>();
        for (int branch : value instanceof String ? textOrder : order) {
            context.output().writeLong(branch);
            context.write(branches[branch], value);
            if (context.issueCount() == issueCount) {
                return;
            }
            List<EncodingIssue> issues = context.rollBack(size, issueCount);
            if (!isOtherType(issues, context)) {
                near.add(issues);
            }
        }
        if (near.size() == 1) {
            context.restate(near.get(0)); // the one branch that was meant: say what is wrong inside
        } else {
            context.refuse(EncodingIssue.TYPE, refusal);
        }
    }

    private static boolean isOtherType(List<EncodingIssue> issues, EncodingContext context) {
        return issues.size() == 1
                && issues.get(0).rule().equals(EncodingIssue.TYPE)
                && issues.get(0).path().equals(context.path());
    }
}
