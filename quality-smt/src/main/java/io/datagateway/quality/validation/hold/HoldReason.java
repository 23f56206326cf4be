// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.hold;

import java.util.Locale;

/** Why a raw partition is held. */
public enum HoldReason {
    /** A target is missing, or would refuse the records. */
    TARGET_NOT_READY,
    /** Kafka has no longer the records that come next. */
    RECORDS_LOST,
    /** The contracts of the topic cannot be used. */
    CONTRACT_UNAVAILABLE,
    /** A record is larger than any target takes. */
    RECORD_TOO_LARGE,
    /** A task has failed because copies could not be written. */
    WRITE_FAILED,
    /** A record was dropped on its way to the targets. */
    RECORD_DROPPED,
    /** The records, or the position, cannot be read. */
    READ_FAILED;

    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The name in the status, in metrics and in the log, such as {@code records-lost}. */
    public String code() {
        return code;
    }
}
