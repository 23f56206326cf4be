// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

/** The size of a batch, also of one that is only announced. */
public record BatchSize(String topic, int records, long bytes) {

    static BatchSize of(Batch batch) {
        return new BatchSize(batch.topic(), batch.count(), batch.bytes());
    }
}
