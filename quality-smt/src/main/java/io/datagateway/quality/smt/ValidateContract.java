// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.smt;

import io.datagateway.quality.catalog.CatalogState;
import io.datagateway.quality.catalog.CatalogsInUse;
import io.datagateway.quality.connect.PluginSettings;
import io.datagateway.quality.connect.PluginVersion;
import io.datagateway.quality.rule.Verdict;
import io.datagateway.quality.smt.Counters.Metric;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.components.Versioned;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.header.Headers;
import org.apache.kafka.connect.transforms.Transformation;
import org.jspecify.annotations.Nullable;

/**
 * Validates every record by the contract of its topic, in the version that its {@code version} header names, and gives
 * the verdict to {@link RouteByVerdict}, which must follow in the chain. The record itself stays as it is.
 *
 * <p>If the contract of the topic cannot be used, a record of it ends the task: it is not the record that is wrong. The
 * validation connector reads none of such a topic.
 */
public final class ValidateContract<R extends ConnectRecord<R>> implements Transformation<R>, Versioned {

    private @Nullable ContractEvaluator evaluator;
    private final TopicNamesCache topics = new TopicNamesCache();
    private final SharedCounters shared;
    private @Nullable Counters counters;

    public ValidateContract() {
        this(SharedCounters.OF_WORKER);
    }

    ValidateContract(SharedCounters shared) {
        this.shared = shared;
    }

    @Override
    public ConfigDef config() {
        return ValidateContractConfig.CONFIG_DEF;
    }

    @Override
    public String version() {
        return PluginVersion.current();
    }

    @Override
    public void configure(Map<String, ?> settings) {
        var config = new ValidateContractConfig(settings);
        PluginSettings.warn(this, settings, ValidateContractConfig.CONFIG_DEF);
        evaluator = new ContractEvaluator(config.catalog(), Clock.systemUTC());
        CatalogsInUse.add(this, CatalogState.of(config.folder(), Instant.now(), evaluator.catalog()));
        counters = shared.open(config);
    }

    @Override
    public R apply(R source) {
        if (evaluator == null || counters == null) {
            throw new IllegalStateException("configure was not called");
        }
        ValidationOutcome outcome = evaluator.evaluate(source);
        count(counters, outcome.verdict(), topics.of(source.topic()).base());
        Headers headers = QualityHeaders.without(QualityHeaders.VERDICT, source.headers());
        headers.add(QualityHeaders.VERDICT, outcome, null);
        return RecordCopy.of(source, source.topic(), headers);
    }

    private static void count(Counters counters, Verdict verdict, String topic) {
        counters.count(verdict.isRejected() ? Metric.REJECTED : Metric.PASSED, topic);
        if (!verdict.isRejected() && !verdict.warnings().isEmpty()) {
            counters.count(Metric.WARNED, topic);
        }
        verdict.brokenRules().forEach(rule -> counters.count(Metric.BROKEN, topic, rule));
    }

    @Override
    public void close() {
        CatalogsInUse.remove(this);
        if (counters != null) {
            shared.close();
            counters = null;
        }
    }
}
