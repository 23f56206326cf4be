// SPDX-License-Identifier: Apache-2.0
package io.datagateway.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    @Test
    void threeBrokersKeepThreeCopiesOfWhichTwoMustBeInSync() {
        assertThat(new Settings(3, 2, 19000, false).replicas()).isEqualTo(3);
        assertThat(new Settings(3, 2, 19000, false).minInSync()).isEqualTo(2);
        assertThat(new Settings(1, 2, 19000, false).replicas()).isEqualTo(1);
        assertThat(new Settings(1, 2, 19000, false).minInSync()).isEqualTo(1);
        assertThat(new Settings(9, 9, 19000, false).replicas()).isEqualTo(3);
    }

    @Test
    void noTwoPortsAreTheSame() {
        assertThat(new Settings(9, 9, 19000, false).ports())
                .doesNotHaveDuplicates()
                .hasSize(9 * 2 + 9 * 3)
                .allMatch(port -> port > 19000 && port < 19050);
    }

    @Test
    void workersThatAreApartReachEveryBrokerAtAnAddressOfTheirOwn() {
        var apart = new Settings(3, 2, 19000, true);

        assertThat(apart.bootstrapServers(2)).isEqualTo("127.0.2.1:19071,127.0.2.2:19072,127.0.2.3:19073");
        assertThat(apart.bootstrapServers()).isEqualTo("127.0.0.1:19001,127.0.0.1:19002,127.0.0.1:19003");
    }

    @Test
    void portsInUseAreLeftAlone() throws IOException {
        Settings free = Settings.onFreePorts(1, 1, false);
        try (var taken = new ServerSocket(free.brokerPort(1), 1, InetAddress.getLoopbackAddress())) {
            assertThat(Settings.onFreePorts(1, 1, false).ports()).doesNotContain(taken.getLocalPort());
        }
    }

    @Test
    void whatIsStoredIsLoadedAgain(@TempDir Path folder) throws IOException {
        var settings = new Settings(3, 2, 19100, true);
        settings.store(folder.resolve("cluster.properties"));

        assertThat(Settings.load(folder.resolve("cluster.properties"))).isEqualTo(settings);
    }
}
