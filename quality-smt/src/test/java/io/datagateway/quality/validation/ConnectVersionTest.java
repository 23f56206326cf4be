// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.junit.jupiter.api.Test;

/** Other versions of Kafka are in the compatibility runs. */
class ConnectVersionTest {

    @Test
    void theVersionOfThisBuildIsKnownAndLacksNothing() {
        assertThat(ConnectVersion.current()).matches("4\\.\\d+\\.\\d+");
        assertThat(ConnectVersion.lackingIn(getClass().getClassLoader())).isEmpty();
    }

    @Test
    void aWorkerWithoutThePolicyLacksTheAllowlist() {
        assertThat(ConnectVersion.lackingIn(ClassLoader.getPlatformClassLoader()))
                .singleElement()
                .asString()
                .contains("KIP-1188");
    }

    @Test
    void brokersGiveAnEpochWithEachTransactionFromVersionTwoOfTheFeatureOn() {
        assertThat(ConnectVersion.lacksTransactions(Map.of())).isTrue();
        assertThat(ConnectVersion.lacksTransactions(Map.of("transaction.version", range(1))))
                .isTrue();
        assertThat(ConnectVersion.lacksTransactions(Map.of("transaction.version", range(2))))
                .isFalse();
    }

    private static FinalizedVersionRange range(int level) {
        return new FinalizedVersionRange((short) 0, (short) level);
    }
}
