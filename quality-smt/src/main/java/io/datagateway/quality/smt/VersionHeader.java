// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.smt;

import io.datagateway.contract.RecordHeaderNames;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.header.Headers;

/** Reads the header {@code version} of a record. Keeps the last one: records come in runs of one version. */
final class VersionHeader {

    private Version last = new Version(new byte[0], Optional.of(""));

    @SuppressWarnings("ArrayRecordComponent") // never compared as a record
    private record Version(byte[] bytes, Optional<String> text) {}

    /** The version of the record, as {@link QualityHeaders#text} gives it. */
    Optional<String> read(Headers headers) {
        Header header = headers.lastWithName(RecordHeaderNames.VERSION);
        if (header == null || !(header.value() instanceof byte[] bytes)) {
            return QualityHeaders.text(headers, RecordHeaderNames.VERSION);
        }
        Version known = last;
        if (!Arrays.equals(bytes, known.bytes())) {
            known = new Version(bytes.clone(), QualityHeaders.text(headers, RecordHeaderNames.VERSION));
            last = known;
        }
        return known.text();
    }
}
