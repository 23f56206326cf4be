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

/** One contract of the catalog, compiled: its rules, and the encoder of values that are not Avro. */
final class CompiledContract {

    private final ContractId id;
    private final ContractStatus status;
    private final ContractRules rules;
    private final ValueToAvro values;

    CompiledContract(Contract contract) {
        this.id = contract.id();
        this.status = contract.status();
        this.rules = new ContractRules(contract);
        this.values = new ValueToAvro(contract.schema());
    }

    ValidationOutcome evaluate(ConnectRecord<?> source, long nowMillis) {
        if (!status.isReleased()) {
            String message = id + " is " + status + "; send a version that is active or deprecated";
            return new ValidationOutcome(id, Verdict.rejected(List.of(new Violation(Verdict.VERSION, "", message))));
        }
        try {
            byte[] datum = values.of(source);
            Verdict verdict = rules.evaluate(datum, nowMillis);
            return new ValidationOutcome(id, verdict, isDelivered(datum, source, verdict) ? datum : null);
        } catch (UnreadableValueException e) {
            // The message is bad.
            return new ValidationOutcome(id, Verdict.rejected(e.reasons()));
        }
    }

    /**
     * Returns true if the datum replaces the value: for JSON in bytes that passes, and never for a value that was a
     * datum already.
     */
    private static boolean isDelivered(byte[] datum, ConnectRecord<?> source, Verdict verdict) {
        return datum != source.value() && !verdict.isRejected() && ValueToAvro.isJsonInBytes(source);
    }
}
