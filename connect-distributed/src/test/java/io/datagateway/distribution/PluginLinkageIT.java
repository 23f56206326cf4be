// SPDX-License-Identifier: Apache-2.0
package io.datagateway.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The plugins are built against one version of Kafka, and run on older and newer ones. */
class PluginLinkageIT {

    private static final Path PLUGINS = Path.of("target/bundle/data-gateway/plugins");

    @ParameterizedTest
    @CsvSource({
        "http-source-connector, oldest",
        "http-source-connector, newest",
        "quality-smt, oldest",
        "quality-smt, newest"
    })
    void whateverAPluginRefersToInKafkaIsThere(String plugin, String kafka) throws Exception {
        try (var linkage = new KafkaLinkage(PLUGINS.resolve(plugin), Path.of("target/kafka", kafka))) {
            assertThat(linkage.failures()).isEmpty();
        }
    }
}
