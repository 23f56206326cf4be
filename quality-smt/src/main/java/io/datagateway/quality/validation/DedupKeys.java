// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Width;

/** Within which window a repeated record is found. */
final class DedupKeys {

    static final String DEDUP_WINDOW_MS = "dedup.window.ms";
    static final String DEDUP_WINDOW_RECORDS = "dedup.window.records";

    private DedupKeys() {}

    static ConfigDef define(ConfigDef def) {
        return def.define(
                        DEDUP_WINDOW_MS,
                        ConfigDef.Type.LONG,
                        86_400_000L,
                        Range.between(0L, 31_536_000_000L),
                        Importance.MEDIUM,
                        "Time within which a repeated record is found and not copied, in milliseconds "
                                + "between the Kafka timestamps of both. Clients must not repeat a request later "
                                + "than that. 0 turns this off: every record is copied, however often it was sent.",
                        "Duplicates",
                        1,
                        Width.SHORT,
                        "Window (ms)")
                .define(
                        DEDUP_WINDOW_RECORDS,
                        ConfigDef.Type.INT,
                        1_000_000,
                        Range.between(1, 100_000_000),
                        Importance.MEDIUM,
                        "Number of offsets back in the raw partition within which a repeated record is "
                                + "found, if dedup.window.ms does not end before. Each takes up to 56 bytes of the "
                                + "worker's memory, and is read again when a task starts, before it goes on. All "
                                + "windows of a worker together take at most a quarter of its heap; if that is not "
                                + "enough, the largest windows get shorter.",
                        "Duplicates",
                        2,
                        Width.SHORT,
                        "Window (records)");
    }
}
