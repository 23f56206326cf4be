// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.smt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datagateway.contract.odcs.OdcsCatalogLoader;
import io.datagateway.quality.rule.Violation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ValidateContractTest extends TransformRequirements {

    @Override
    <R extends ConnectRecord<R>> Transformation<R> transform() {
        return new ValidateContract<>();
    }

    @Override
    Map<String, String> settings() {
        return Map.of("contracts.path", Orders.CATALOG.toString());
    }

    @Test
    void everyContractShippedHasRulesThatFitIt() throws Exception {
        var catalog = OdcsCatalogLoader.load(Orders.CATALOG);

        assertThat(new ContractEvaluator(catalog, Clock.systemUTC())).isNotNull();
        assertThat(catalog.contracts()).isNotEmpty();
    }

    @Test
    void needsToKnowWhereTheContractsAre() {
        assertThatThrownBy(() -> transform().configure(Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("contracts.path");
        assertThatThrownBy(() -> transform().configure(Map.of("contracts.path", "/no/such/folder")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("contracts.path")
                .hasMessageContaining("/no/such/folder");
    }

    @Test
    void refusesACatalogWithEveryIssueInIt(@TempDir Path folder) throws Exception {
        Path topic = Files.createDirectory(folder.resolve("a"));
        Files.writeString(topic.resolve("a-1.0.0.odcs.yaml"), "kind: Nothing\n");
        Files.writeString(topic.resolve("a-1.0.1.odcs.yaml"), "kind: Nothing\n");

        assertThatThrownBy(() -> transform().configure(Map.of("contracts.path", folder.toString())))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("a-1.0.0.odcs.yaml:")
                .hasMessageContaining("a-1.0.1.odcs.yaml:");
    }

    @Test
    void refusesRulesThatDoNotFitTheirContract(@TempDir Path folder) throws Exception {
        Path topic = Files.createDirectory(folder.resolve("sales.orders"));
        for (String file : new String[] {"sales.orders-2.1.0.odcs.yaml", "sales.orders-2.1.0.avsc"}) {
            String text =
                    Files.readString(Orders.CATALOG.resolve("sales.orders").resolve(file));
            Files.writeString(topic.resolve(file), text.replace("this.status != 'cancelled'", "this.colour == 1"));
        }

        assertThatThrownBy(() -> transform().configure(Map.of("contracts.path", folder.toString())))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(
                        "sales.orders:2.1.0: rule cancelled_is_free at the record: the expression is wrong");
    }

    /** A library may quote the record in what it throws, and recursion may end the stack. */
    @ParameterizedTest
    @MethodSource("surprises")
    void whateverIsThrownWhileARecordIsJudgedMakesADeadLetterWithoutAValue(Throwable surprise) {
        Transformation<SourceRecord> transform = transform();
        transform.configure(settings());
        Map<String, Object> order = new LinkedHashMap<>(Orders.good()) {
            @Override
            public Set<Map.Entry<String, Object>> entrySet() {
                throw ValidateContractTest.<RuntimeException>sneaky(surprise);
            }

            @Override
            public void forEach(BiConsumer<? super String, ? super Object> action) {
                throw ValidateContractTest.<RuntimeException>sneaky(surprise);
            }
        };

        SourceRecord judged = transform.apply(Orders.record(null, order, Orders.version("2.1.0")));

        var outcome = (ValidationOutcome)
                judged.headers().lastWithName(QualityHeaders.VERDICT).value();
        assertThat(outcome.verdict().errors().kept())
                .containsExactly(new Violation(
                        "internal",
                        "",
                        "could not be judged, by a mistake in Data Gateway: "
                                + surprise.getClass().getName()));
        transform.close();
    }

    static List<Throwable> surprises() {
        return List.of(new IllegalStateException("secret"), new StackOverflowError("secret"));
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T sneaky(Throwable surprise) throws T {
        throw (T) surprise;
    }

    @Test
    void failsIfItIsNotConfigured() {
        Transformation<SourceRecord> transform = transform();

        assertThatThrownBy(() -> transform.apply(Orders.record(null, new ConnectHeaders())))
                .isInstanceOf(IllegalStateException.class);
    }
}
