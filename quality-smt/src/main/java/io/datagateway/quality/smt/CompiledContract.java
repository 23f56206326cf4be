// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.smt;

import io.datagateway.contract.Contract;
import io.datagateway.contract.ContractId;
import io.datagateway.contract.ContractStatus;
import io.datagateway.quality.rule.ContractRules;
import io.datagateway.quality.rule.Verdict;
import org.apache.kafka.connect.connector.ConnectRecord;

/** One contract of the catalog, compiled: its rules, the encoder of values that are not Avro, and its keys. */
final class CompiledContract {

    private final ContractId id;
    private final ContractStatus status;
    private final ContractRules rules;
    private final ValueToAvro values;
    private final TombstoneKey tombstones;

    CompiledContract(Contract contract) {
        this.id = contract.id();
        this.status = contract.status();
        this.rules = new ContractRules(contract);
        this.values = new ValueToAvro(contract.schema());
        this.tombstones = new TombstoneKey(contract);
    }

    ValidationOutcome evaluate(ConnectRecord<?> source, long nowMillis) {
        if (!status.isReleased()) {
            String message = id + " is " + status + "; send a version that is active or deprecated";
            return ValidationOutcome.rejected(id, Verdict.VERSION, message);
        }
        return source.value() == null ? tombstone(source) : row(source, nowMillis);
    }

    private ValidationOutcome tombstone(ConnectRecord<?> source) {
        String problem = tombstones.problem(source);
        return problem == null
                ? new ValidationOutcome(id, Verdict.PASSED)
                : ValidationOutcome.rejected(id, Verdict.KEY, problem);
    }

    private ValidationOutcome row(ConnectRecord<?> source, long nowMillis) {
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
