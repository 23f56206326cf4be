// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MutatedDatumProperties {

    @Test
    void theCursorAcceptsExactlyWhatTheSpecificationAllows() throws Exception {
        long cases = Long.getLong("mutations", 100_000);

        MutatedDatums.Seen seen = new MutatedDatums().run(cases);

        assertThat(seen.cases()).isGreaterThanOrEqualTo(cases);
        assertThat(seen.accepted()).isBetween(seen.cases() / 20, seen.cases() * 19 / 20);
    }
}
