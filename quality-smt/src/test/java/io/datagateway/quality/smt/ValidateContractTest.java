// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.smt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datagateway.contract.odcs.OdcsCatalogLoader;
import io.datagateway.quality.rule.Violation;
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
