// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.smt;

import io.datagateway.contract.RecordHeaderNames;
import io.datagateway.quality.connect.PluginVersion;
import io.datagateway.quality.rule.Verdict;
import io.datagateway.quality.rule.Violation;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.components.Versioned;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.header.Headers;
import org.apache.kafka.connect.transforms.Transformation;
import org.jspecify.annotations.Nullable;

/**
 * Sends a record to {@code <topic>.prod} or {@code <topic>.dlq}, by the verdict of {@link ValidateContract} before it
 * in the chain, and writes the reasons into headers. A record without a verdict goes to {@code <topic>.dlq}. The value
 * stays as it is, but JSON in bytes is delivered as the Avro datum that was validated: consumers of
 * {@code <topic>.prod} read one form.
 */
public final class RouteByVerdict<R extends ConnectRecord<R>> implements Transformation<R>, Versioned {

    private static final ValidationOutcome NOT_VALIDATED = new ValidationOutcome(
            null,
            Verdict.rejected(List.of(new Violation(
                    "verdict", "", "nobody has judged the record; put ValidateContract before RouteByVerdict"))));

    private DeadLetterHeaders deadLetters = new DeadLetterHeaders("");
    private final TopicNamesCache topics = new TopicNamesCache();
    private final SharedCounters shared;
    private @Nullable Counters counters;

    public RouteByVerdict() {
        this(SharedCounters.OF_WORKER);
    }

    RouteByVerdict(SharedCounters shared) {
        this.shared = shared;
    }

    @Override
    public ConfigDef config() {
        return RouteByVerdictConfig.CONFIG_DEF;
    }

    @Override
    public String version() {
        return PluginVersion.current();
    }

    @Override
    public void configure(Map<String, ?> settings) {
        var config = new RouteByVerdictConfig(settings);
        deadLetters = new DeadLetterHeaders(config.connectorName());
        counters = shared.open(config);
    }

    @Override
    public R apply(R source) {
        ValidationOutcome outcome = outcome(source.headers().lastWithName(QualityHeaders.VERDICT));
        Headers headers = QualityHeaders.withoutQualityHeaders(source.headers());
        TopicNamesCache.Names family = topics.of(source.topic());
        if (outcome.verdict().isRejected()) {
            deadLetters.add(headers, outcome, Origin.of(source));
            return sent(source, family.dlq(), headers, source.value());
        }
        if (!outcome.verdict().warnings().isEmpty()) {
            QualityHeaders.put(
                    headers,
                    QualityHeaders.WARNINGS,
                    ViolationsJson.write(outcome.verdict().warnings()));
        }
        if (outcome.datum() == null) {
            return sent(source, family.prod(), headers, source.value());
        }
        headers.remove(RecordHeaderNames.CONTENT_TYPE);
        return sent(source, family.prod(), headers, outcome.datum());
    }

    /**
     * The outcome in the header. Only an object of this worker counts: a header that a producer sends under that name
     * has been read as text or bytes.
     */
    private static ValidationOutcome outcome(Header header) {
        return header != null && header.value() instanceof ValidationOutcome outcome ? outcome : NOT_VALIDATED;
    }

    private R sent(R source, String target, Headers headers, @Nullable Object value) {
        if (counters != null) {
            counters.count(Counters.Metric.ROUTED, target);
        }
        return RecordCopy.of(source, target, headers, value);
    }

    @Override
    public void close() {
        if (counters != null) {
            shared.close();
            counters = null;
        }
    }
}
