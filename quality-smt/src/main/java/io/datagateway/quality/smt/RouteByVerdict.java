// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.smt;

import io.datagateway.contract.RecordHeaderNames;
import io.datagateway.quality.connect.PluginSettings;
import io.datagateway.quality.connect.PluginVersion;
import io.datagateway.quality.limit.RecordSize;
import io.datagateway.quality.limit.TargetLimits;
import io.datagateway.quality.rule.Verdict;
import io.datagateway.quality.rule.Violations;
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
 * in the chain, and writes the reasons into headers. A record without a verdict goes to {@code <topic>.dlq}, and so
 * does one that is larger than {@code <topic>.prod} takes. The value stays as it is, but JSON in bytes is delivered as
 * the Avro datum that was validated: consumers of {@code <topic>.prod} read one form.
 */
public final class RouteByVerdict<R extends ConnectRecord<R>> implements Transformation<R>, Versioned {

    private static final ValidationOutcome NOT_VALIDATED = ValidationOutcome.rejected(
            null, "verdict", "nobody has judged the record; put ValidateContract before RouteByVerdict");

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
        PluginSettings.warn(this, settings, RouteByVerdictConfig.CONFIG_DEF);
        deadLetters = new DeadLetterHeaders(config.connectorName());
        counters = shared.open(config);
    }

    @Override
    public R apply(R source) {
        ValidationOutcome outcome = outcome(source.headers().lastWithName(QualityHeaders.VERDICT));
        if (outcome.verdict().isRejected()) {
            return deadLetter(source, outcome);
        }
        Headers headers = QualityHeaders.withoutQualityHeaders(source.headers());
        if (outcome.datum() != null) {
            headers.remove(RecordHeaderNames.CONTENT_TYPE);
        }
        Object value = outcome.datum() == null ? source.value() : outcome.datum();
        TopicNamesCache.Names family = topics.of(source.topic());
        long room = TargetRoom.of(family.prod(), source, headers, value);
        if (!addWarnings(headers, outcome.verdict().warnings(), room)) {
            countTooLarge(family.base());
            return deadLetter(source, tooLarge(outcome, family.prod()));
        }
        return sent(source, family.prod(), headers, value);
    }

    /** Adds the header, shortened to the room. Returns false if that is not enough, or there is none without it. */
    private static boolean addWarnings(Headers headers, Violations warnings, long room) {
        if (warnings.isEmpty()) {
            return room >= 0;
        }
        byte[] text = ViolationsJson.write(warnings);
        long size = RecordSize.header(QualityHeaders.WARNINGS, text);
        if (size > room) {
            text = ViolationsJson.write(warnings, text.length - (size - room));
            size = RecordSize.header(QualityHeaders.WARNINGS, text);
        }
        QualityHeaders.put(headers, QualityHeaders.WARNINGS, text);
        return size <= room;
    }

    private static ValidationOutcome tooLarge(ValidationOutcome outcome, String target) {
        String message = "the record is larger than " + target + " takes, which is "
                + TargetLimits.maxRecordBytes(target) + " bytes with its headers";
        return ValidationOutcome.rejected(outcome.contract(), Verdict.TOO_LARGE, message);
    }

    /** The record as it came, with the reasons in its headers. */
    private R deadLetter(R source, ValidationOutcome outcome) {
        Headers headers = QualityHeaders.withoutQualityHeaders(source.headers());
        String target = topics.of(source.topic()).dlq();
        long room = TargetRoom.of(target, source, headers, source.value());
        deadLetters.add(headers, outcome, Origin.of(source), room);
        return sent(source, target, headers, source.value());
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

    private void countTooLarge(String topic) {
        if (counters != null) {
            counters.count(Counters.Metric.BROKEN, topic, Verdict.TOO_LARGE);
        }
    }

    @Override
    public void close() {
        if (counters != null) {
            shared.close();
            counters = null;
        }
    }
}
