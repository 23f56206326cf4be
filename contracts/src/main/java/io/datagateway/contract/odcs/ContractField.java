// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import io.datagateway.contract.Check;
import io.datagateway.contract.FieldPath;
import io.datagateway.contract.Rule;
import io.datagateway.contract.Severity;
import io.datagateway.contract.odcs.FieldType.Kind;
import java.util.EnumSet;

/** A property of a contract with the Avro field that it describes. The record itself has an empty path. */
record ContractField(DocumentNode node, FieldPath path, FieldType type) {

    boolean isRecordItself() {
        return path.steps().isEmpty();
    }

    /** The rule for an option of the property. */
    Rule rule(String option, Check check) {
        return new Rule(ruleId(option), path, Severity.ERROR, check);
    }

    /** The id of a rule that the contract does not name itself. */
    String ruleId(String option) {
        return isRecordItself() ? option : path + "." + option;
    }

    /** Returns true if the field is of one of these kinds; reports an issue at {@code where} if not. */
    boolean carries(DocumentNode where, Kind first, Kind... others) {
        boolean carries = EnumSet.of(first, others).contains(type.kind());
        if (!carries) {
            where.issue("cannot be asked of an Avro " + type + ": remove it");
        }
        return carries;
    }
}
