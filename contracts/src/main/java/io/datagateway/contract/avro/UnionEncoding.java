// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/** Unions: the number of the first branch that takes the value, and the value. */
final class UnionEncoding implements Encoding {

    private final Encoding[] branches;
    private final int nullBranch;
    /** The only branch that is not null, or -1 if there are several. */
    private final int onlyBranch;

    private final String refusal;

    UnionEncoding(List<Schema> types, Function<Schema, Encoding> compiler) {
        this.branches = types.stream().map(compiler).toArray(Encoding[]::new);
        List<Schema.Type> kinds = types.stream().map(Schema::getType).toList();
        this.nullBranch = kinds.indexOf(Schema.Type.NULL);
        boolean nullable = types.size() == 2 && nullBranch >= 0;
        this.onlyBranch = types.size() == 1 ? 0 : nullable ? 1 - nullBranch : -1;
        this.refusal = "fits none of " + types.stream().map(Schema::getFullName).collect(Collectors.joining(", "));
    }

    @Override
    public void writeNull(Draft draft) {
        if (nullBranch >= 0) {
            draft.output().writeLong(nullBranch);
        } else {
            Encoding.super.writeNull(draft);
        }
    }

    @Override
    public void write(Object value, Draft draft) {
        if (onlyBranch >= 0) {
            draft.output().writeLong(onlyBranch);
            branches[onlyBranch].write(value, draft);
        } else {
            writeFirstThatFits(value, draft);
        }
    }

    private void writeFirstThatFits(Object value, Draft draft) {
        int size = draft.output().size();
        int issueCount = draft.issueCount();
        var near = new ArrayList<List<EncodingIssue>>();
        for (int i = 0; i < branches.length; i++) {
            draft.output().writeLong(i);
            draft.write(branches[i], value);
            if (draft.issueCount() == issueCount) {
                return;
            }
            List<EncodingIssue> issues = draft.rollBack(size, issueCount);
            if (!isOtherType(issues, draft)) {
                near.add(issues);
            }
        }
        if (near.size() == 1) {
            draft.restate(near.get(0)); // the one branch that was meant: say what is wrong inside
        } else {
            draft.refuse(EncodingIssue.TYPE, refusal);
        }
    }

    private static boolean isOtherType(List<EncodingIssue> issues, Draft draft) {
        return issues.size() == 1
                && issues.get(0).rule().equals(EncodingIssue.TYPE)
                && issues.get(0).path().equals(draft.path());
    }
}
