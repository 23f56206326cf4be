// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MutatedBatchesIT {

    @Test
    void nothingIsWrittenThatIsNotExactlySoManyDatums() throws Exception {
        long batches = Long.getLong("batches", 20_000);

        assertThat(MutatedBatches.run(batches)).isBetween(batches / 100, batches * 99 / 100);
    }
}
