// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule;

import io.datagateway.contract.FieldPath;
import io.datagateway.contract.Rule;
import io.datagateway.contract.Severity;
import io.datagateway.contract.avro.AvroCursor;
import io.datagateway.contract.avro.MalformedDatumException;
import io.datagateway.contract.avro.ProjectedValues;
import io.datagateway.microbench.Datums;
import io.datagateway.microbench.RuleKind;
import io.datagateway.microbench.Shape;
import io.datagateway.quality.rule.check.Patterns;
import io.datagateway.quality.rule.check.Steps;
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

/** Measures one rule of each kind, on slots that are filled already. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(RuleBenchmark.RECORDS)
public class RuleBenchmark {

    static final int RECORDS = 100;

    @Param
    public RuleKind kind = RuleKind.REQUIRED;

    private final List<ProjectedValues> records = new ArrayList<>();
    private final VerdictBuilder verdict = new VerdictBuilder();
    private final Steps steps = new Steps();
    private RecordRules rules = new RecordRules(List.of(), List.of());

    @Setup
    public void prepare() throws MalformedDatumException {
        var problems = new ArrayList<RuleProblem>();
        var compiler = new RecordRulesCompiler(Shape.TWENTY.schema(), problems, new Patterns(steps));
        FieldPath path = FieldPath.parse(kind.path());
        var rule = new Rule("rule", path, Severity.ERROR, kind.check());
        rules = compiler.compile(List.of(new RecordRulesCompiler.ScopedRule(rule, path)));
        if (!problems.isEmpty() || rules.isEmpty()) {
            throw new IllegalStateException(problems.toString());
        }
        var cursor = new AvroCursor(Shape.TWENTY.schema(), compiler.projection());
        for (byte[] datum : Datums.list(Shape.TWENTY.schema(), RECORDS)) {
            ProjectedValues slots = cursor.newValues();
            cursor.readWhole(datum, slots);
            records.add(slots);
        }
        if (evaluate().isRejected()) {
            throw new IllegalStateException("a record breaks the rule " + kind);
        }
    }

    private Verdict evaluate() {
        for (ProjectedValues slots : records) {
            steps.begin();
            rules.evaluate(slots, RuleKind.NOW, PathPrefix.RECORD, verdict);
        }
        return verdict.finish();
    }

    @Benchmark
    public void rule(Blackhole into) {
        into.consume(evaluate());
    }
}
