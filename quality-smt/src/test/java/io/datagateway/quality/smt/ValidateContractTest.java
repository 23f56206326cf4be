// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.smt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datagateway.contract.odcs.OdcsCatalogLoader;
import io.datagateway.quality.Surprises;
import io.datagateway.quality.rule.Violation;
import java.time.Clock;
import java.util.Map;
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

    @ParameterizedTest
    @MethodSource("io.datagateway.quality.Surprises#all")
    void whateverIsThrownWhileARecordIsJudgedMakesADeadLetterWithoutAValue(Throwable surprise) {
        Transformation<SourceRecord> transform = transform();
        transform.configure(settings());
        Map<String, Object> order = Surprises.row(Orders.good(), surprise);

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

    @Test
    void failsIfItIsNotConfigured() {
        Transformation<SourceRecord> transform = transform();

        assertThatThrownBy(() -> transform.apply(Orders.record(null, new ConnectHeaders())))
                .isInstanceOf(IllegalStateException.class);
    }
}
