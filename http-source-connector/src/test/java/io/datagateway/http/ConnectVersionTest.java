// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Other versions of Kafka are in the compatibility runs. */
class ConnectVersionTest {

    @Test
    void theVersionOfThisBuildIsKnown() {
        assertThat(ConnectVersion.current()).matches("4\\.\\d+\\.\\d+");
    }

    @Test
    void aWorkerWithoutThePolicyLacksTheAllowlist() {
        assertThat(ConnectVersion.lackingIn(ClassLoader.getPlatformClassLoader()))
                .singleElement()
                .asString()
                .contains("KIP-1188");
    }
}
