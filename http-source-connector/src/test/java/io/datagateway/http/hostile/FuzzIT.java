// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FuzzIT {

    @Test
    void changedRequestsFramesAndHandshakesNeitherSmuggleNorStopAnything() throws Exception {
        long cases = Fuzz.run(Duration.ofSeconds(Long.getLong("fuzz.seconds", 20)));

        assertThat(cases).isGreaterThanOrEqualTo(Math.min(100, Long.getLong("fuzz.cases", 100)));
    }
}
