// SPDX-License-Identifier: Apache-2.0
package io.datagateway.microbench;

import io.datagateway.contract.Contract;
import io.datagateway.contract.ContractId;
import io.datagateway.contract.ContractStatus;
import io.datagateway.contract.ContractVersion;
import io.datagateway.contract.FieldPath;
import io.datagateway.contract.Rule;
import io.datagateway.contract.Severity;
import io.datagateway.quality.rule.ContractRules;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Measures the check of a datum of twenty fields by a contract with so many rules: cursor and rules together. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(ContractBenchmark.RECORDS)
public class ContractBenchmark {

    static final int RECORDS = 200;

    private static final List<RuleKind> COMMON = List.of(
            RuleKind.LENGTH,
            RuleKind.MATCHES_BEGINNING,
            RuleKind.RANGE_DOUBLE,
            RuleKind.ONE_OF_TEXT,
            RuleKind.TIMELY,
            RuleKind.NOT_MISSING,
            RuleKind.ONE_OF_ENUM,
            RuleKind.RANGE_INT,
            RuleKind.RANGE_DECIMAL,
            RuleKind.SIZE);

    /** Number of declarative rules and of CEL expressions. */
    @Param({"0+0", "5+0", "20+0", "20+2", "0+2"})
    public String rules = "0+0";

    private List<byte[]> datums = List.of();
    private ContractRules contract = contract(0, 0);

    @Setup
    public void prepare() {
        String[] counts = rules.split("\\+", 2);
        datums = Datums.list(Shape.TWENTY.schema(), RECORDS);
        contract = contract(Integer.parseInt(counts[0]), Integer.parseInt(counts[1]));
        if (datums.stream()
                .anyMatch(datum -> contract.evaluate(datum, RuleKind.NOW).isRejected())) {
            throw new IllegalStateException("a record breaks a rule");
        }
    }

    private static ContractRules contract(int declarative, int expressions) {
        var rules = new ArrayList<Rule>();
        for (int i = 0; i < declarative; i++) {
            rules.add(rule(COMMON.get(i % COMMON.size()), "rule" + i));
        }
        for (int i = 0; i < expressions; i++) {
            rules.add(rule(i % 2 == 0 ? RuleKind.EXPRESSION : RuleKind.EXPRESSION_OF_TWO, "expression" + i));
        }
        var id = new ContractId("sales", ContractVersion.parse("1.0.0").orElseThrow());
        return new ContractRules(new Contract(id, ContractStatus.ACTIVE, Shape.TWENTY.schema(), List.of(), rules));
    }

    private static Rule rule(RuleKind kind, String id) {
        return new Rule(id, FieldPath.parse(kind.path()), Severity.ERROR, kind.check());
    }

    @Benchmark
    public void judge(Blackhole into) {
        for (byte[] datum : datums) {
            into.consume(contract.evaluate(datum, RuleKind.NOW));
        }
    }
}
