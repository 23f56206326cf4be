// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract;

import static io.datagateway.contract.ContractStatus.ACTIVE;
import static io.datagateway.contract.ContractStatus.DEPRECATED;
import static io.datagateway.contract.ContractStatus.DRAFT;
import static io.datagateway.contract.ContractStatus.PROPOSED;
import static io.datagateway.contract.ContractStatus.RETIRED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;

class ContractCatalogTest {

    private static final Schema SCHEMA = SchemaBuilder.record("R")
            .fields()
            .requiredString("id")
            .requiredString("ref")
            .endRecord();
    private static final Schema SWAPPED = SchemaBuilder.record("R")
            .fields()
            .requiredString("ref")
            .requiredString("id")
            .endRecord();

    private final ContractCatalog catalog = new ContractCatalog(List.of(
            contract("orders", "2.10.0", ACTIVE),
            contract("orders", "2.9.1", ACTIVE),
            contract("orders", "2.11.0", DRAFT),
            contract("orders", "1.0.0", DEPRECATED),
            contract("orders", "0.1.0", RETIRED),
            contract("orders", "3.0.0", PROPOSED),
            contract("customers", "1.0.0", ACTIVE)));

    @Test
    void aWholeVersionMeansThatContract() {
        assertThat(catalog.resolve("orders", "2.9.1")).map(Contract::id).hasToString("Optional[orders:2.9.1]");
    }

    @Test
    void aLineMeansItsNewestActiveContract() {
        assertThat(resolved("2")).isEqualTo("2.10.0");
        assertThat(resolved("2.9")).isEqualTo("2.9.1");
        assertThat(resolved("2.10")).isEqualTo("2.10.0");
    }

    @Test
    void aDeprecatedContractIsStillTakenButNoLineLeadsToIt() {
        assertThat(resolved("1.0.0")).isEqualTo("1.0.0");
        assertThat(resolved("1.0")).isEqualTo("none");
        assertThat(resolved("1")).isEqualTo("none");
    }

    @Test
    void whatIsNotReleasedIsNotTaken() {
        assertThat(List.of(resolved("0.1.0"), resolved("2.11.0"), resolved("2.11"), resolved("3.0.0"), resolved("3")))
                .containsOnly("none");
    }

    @Test
    void whatIsNotReleasedIsFoundByItsExactVersion() {
        assertThat(catalog.exact("orders", "2.11.0")).map(Contract::status).contains(DRAFT);
        assertThat(catalog.exact("orders", "2.11")).isEmpty();
    }

    @Test
    void aTopicWithoutContractHasNone() {
        assertThat(catalog.hasTopic("orders")).isTrue();
        assertThat(catalog.hasTopic("invoices")).isFalse();
        assertThat(catalog.resolve("invoices", "1.0.0")).isEmpty();
        assertThat(catalog.exact("invoices", "1.0.0")).isEmpty();
        assertThat(catalog.topics()).containsExactlyInAnyOrder("orders", "customers");
    }

    @Test
    void contractsAreListedByTopicOldestFirst() {
        assertThat(catalog.contracts())
                .map(contract -> contract.id().toString())
                .containsExactly(
                        "customers:1.0.0",
                        "orders:0.1.0",
                        "orders:1.0.0",
                        "orders:2.9.1",
                        "orders:2.10.0",
                        "orders:2.11.0",
                        "orders:3.0.0");
    }

    @Test
    void twoContractsOfOneNameAreRefused() {
        var twins = List.of(contract("orders", "1.0.0", ACTIVE), contract("orders", "1.0.0", DRAFT));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ContractCatalog(twins))
                .withMessageContaining("orders:1.0.0");
    }

    @Test
    void aTopicThatIsUnavailableHasNoVersionLeftAndOthersHaveAllOfTheirs() {
        var half = catalog.without(List.of(new UnavailableContract("orders", List.of("orders-2.9.1: line 3"))));

        assertThat(half.resolve("orders", "2.10.0")).isEmpty();
        assertThat(half.exact("orders", "1.0.0")).isEmpty();
        assertThat(half.contracts()).extracting(Contract::topic).containsOnly("customers");
        assertThat(half.resolve("customers", "1")).isPresent();
        assertThat(half.unavailable("customers")).isEmpty();
    }

    @Test
    void aTopicThatIsUnavailableIsKnownAllTheSame() {
        var half = new ContractCatalog(List.of(), List.of(new UnavailableContract("orders", List.of("a"))));

        assertThat(half.hasTopic("orders")).isTrue();
        assertThat(half.topics()).containsExactly("orders");
    }

    @Test
    void theProblemsOfATopicAreKeptTogether() {
        var twice = new ContractCatalog(List.of(), List.of(new UnavailableContract("orders", List.of("a"))))
                .without(List.of(new UnavailableContract("orders", List.of("b"))));

        assertThat(twice.unavailable("orders"))
                .map(UnavailableContract::problems)
                .contains(List.of("a", "b"));
    }

    @Test
    void catalogsDifferIfOneHasATopicThatIsUnavailable() {
        assertThat(catalog).isEqualTo(catalog.without(List.of()));
        assertThat(catalog).isNotEqualTo(catalog.without(List.of(new UnavailableContract("new", List.of("a")))));
    }

    @Test
    void aLineKeepsTheFormOfItsOldestVersion() {
        var versions = new ContractCatalog(List.of(
                contract("orders", "2.0.0", DRAFT, SWAPPED),
                contract("orders", "2.1.0", DEPRECATED),
                contract("orders", "2.1.1", ACTIVE),
                contract("orders", "2.2.0", ACTIVE, SWAPPED),
                contract("orders", "2.3.0", ACTIVE)));

        assertThat(resolved(versions, "2")).isEqualTo("2.3.0");
        assertThat(resolved(versions, "2.1")).isEqualTo("2.1.1");
        assertThat(resolved(versions, "2.2")).isEqualTo("2.2.0");
        assertThat(resolved(versions, "2.0")).isEqualTo("none");
        assertThat(versions.retired("orders", "2.0")).isEmpty();
    }

    @Test
    void aLineWhoseFormNoActiveVersionHasIsRetiredAndTellsTheExactVersions() {
        var versions = new ContractCatalog(List.of(
                contract("orders", "2.0.0", RETIRED),
                contract("orders", "2.1.0", DEPRECATED),
                contract("orders", "2.2.0", ACTIVE, SWAPPED)));

        assertThat(resolved(versions, "2")).isEqualTo("none");
        assertThat(versions.retired("orders", "2").orElseThrow().sameForm()).hasToString("[2.1.0]");
        assertThat(versions.retired("orders", "2.0").orElseThrow().sameForm()).isEmpty();
        assertThat(versions.retired("orders", "2.0.0")).isPresent();
        assertThat(versions.retired("orders", "2.1.0")).isEmpty();
        assertThat(versions.retired("orders", "9")).isEmpty();
        assertThat(versions.retired("invoices", "2")).isEmpty();
    }

    @Test
    void aFormThatIsPinnedOutlivesItsVersions() {
        var pinned = Map.of("orders", Map.of("2", WireForm.of(SCHEMA), "1", WireForm.of(SCHEMA)));
        var versions = new ContractCatalog(List.of(contract("orders", "2.2.0", ACTIVE, SWAPPED)), List.of(), pinned)
                .without(List.of());

        assertThat(resolved(versions, "2")).isEqualTo("none");
        assertThat(resolved(versions, "2.2")).isEqualTo("2.2.0");
        assertThat(versions.retired("orders", "2")).isPresent();
        assertThat(versions.retired("orders", "1")).isPresent();
    }

    private String resolved(String version) {
        return resolved(catalog, version);
    }

    private static String resolved(ContractCatalog catalog, String version) {
        return catalog.resolve("orders", version)
                .map(contract -> contract.version().toString())
                .orElse("none");
    }

    private static Contract contract(String topic, String version, ContractStatus status) {
        return contract(topic, version, status, SCHEMA);
    }

    private static Contract contract(String topic, String version, ContractStatus status, Schema schema) {
        var id = new ContractId(topic, ContractVersion.parse(version).orElseThrow());
        return new Contract(id, status, schema, List.of(), List.of());
    }
}
