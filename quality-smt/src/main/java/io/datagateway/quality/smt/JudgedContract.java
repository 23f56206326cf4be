// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.smt;

import io.datagateway.contract.Contract;
import io.datagateway.contract.ContractId;
import io.datagateway.contract.ContractStatus;
import io.datagateway.quality.rule.ContractRules;
import io.datagateway.quality.rule.Verdict;
import io.datagateway.quality.rule.Violation;
import java.util.List;
import org.apache.kafka.connect.connector.ConnectRecord;

/** One contract of the catalog, ready to judge records. */
final class JudgedContract {

    private final ContractId id;
    private final ContractStatus status;
    private final ContractRules rules;
    private final ValueBytes values;

    JudgedContract(Contract contract) {
        this.id = contract.id();
        this.status = contract.status();
        this.rules = new ContractRules(contract);
        this.values = new ValueBytes(contract.schema());
    }

    ContractId id() {
        return id;
    }

    Verdict judge(ConnectRecord<?> source, long nowMillis) {
        if (!status.isReleased()) {
            String message = id + " is " + status + "; send a version that is active or deprecated";
            return Verdict.rejected(List.of(new Violation(Verdict.VERSION, "", message)));
        }
        try {
            return rules.judge(values.of(source), nowMillis);
        } catch (UnreadableValueException e) {
            // The message is bad.
            return Verdict.rejected(e.reasons());
        }
    }
}
