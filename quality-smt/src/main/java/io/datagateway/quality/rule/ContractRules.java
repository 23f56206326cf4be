// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule;

import io.datagateway.contract.Contract;
import io.datagateway.contract.ContractId;
import io.datagateway.contract.avro.AvroCursor;
import io.datagateway.contract.avro.MalformedDatumException;
import io.datagateway.contract.avro.ProjectedValues;
import io.datagateway.quality.rule.check.Patterns;
import io.datagateway.quality.rule.check.Steps;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules of one contract, compiled once: evaluates a datum in one pass over its bytes, and makes no object for one
 * that passes, except where an expression or an unusual pattern does.
 *
 * <p>Evaluates one record at a time: every task has its own, so that no task ever waits for another.
 */
public final class ContractRules {

    private final ContractId contract;
    private final AvroCursor cursor;
    private final ProjectedValues slots;
    private final RecordRules rules;
    private final VerdictBuilder verdict = new VerdictBuilder();
    private final Steps steps = new Steps();

    /**
     * @throws InvalidRulesException with every rule that does not fit the contract's schema
     */
    public ContractRules(Contract contract) {
        var problems = new ArrayList<RuleProblem>();
        var compiler = new RecordRulesCompiler(contract.schema(), problems, new Patterns(steps));
        this.contract = contract.id();
        this.rules = compiler.compile(contract.rules().stream()
                .map(rule -> new RecordRulesCompiler.ScopedRule(rule, rule.path()))
                .toList());
        if (!problems.isEmpty()) {
            throw new InvalidRulesException(contract.id(), problems);
        }
        this.cursor = new AvroCursor(contract.schema(), compiler.projection());
        this.slots = cursor.newValues();
    }

    /**
     * Evaluates a value, which should be exactly one datum of the contract's schema.
     *
     * @param nowMillis the time of the record in Kafka, in milliseconds since the epoch
     */
    public synchronized Verdict evaluate(byte[] value, long nowMillis) {
        if (value.length == 0) {
            return rejected(Verdict.EMPTY_VALUE, "", "has no bytes; to delete, send null");
        }
        try {
            cursor.readWhole(value, slots);
        } catch (MalformedDatumException e) {
            // The message is bad.
            String reason = e.reason() + " at byte " + e.offset();
            return rejected(Verdict.DECODE, e.path(), "is not a datum of " + contract + ": " + reason);
        }
        verdict.begin();
        steps.begin();
        rules.evaluate(slots, nowMillis, PathPrefix.RECORD, verdict);
        return verdict.finish();
    }

    private static Verdict rejected(String rule, String path, String message) {
        return Verdict.rejected(List.of(new Violation(rule, path, message)));
    }
}
