// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.api;

import static io.datagateway.http.TestContracts.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.datagateway.contract.Contract;
import io.datagateway.contract.ContractCatalog;
import io.datagateway.contract.ContractId;
import io.datagateway.contract.ContractStatus;
import io.datagateway.contract.ContractVersion;
import io.datagateway.http.TestContracts;
import io.datagateway.http.intake.BatchFormatException;
import io.datagateway.http.intake.BodyForm;
import io.datagateway.http.intake.ContractBatchDecoders;
import io.datagateway.http.problem.Problem;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;

/** What a producer is told whose body is not the datums that it announces. */
class BodyDiagnosisTest {

    private static final Schema OTHER = SchemaBuilder.record("Order")
            .fields()
            .requiredLong("number")
            .requiredString("order_id")
            .requiredDouble("amount")
            .endRecord();

    private final ContractBatchDecoders decoders = new ContractBatchDecoders(new ContractCatalog(List.of(
            contract("1.0.0", ContractStatus.DEPRECATED, TestContracts.ORDER),
            contract("2.0.0", ContractStatus.ACTIVE, TestContracts.ORDER),
            contract("2.1.0", ContractStatus.ACTIVE, OTHER),
            contract("3.0.0", ContractStatus.DRAFT, TestContracts.ORDER))));

    @Test
    void aBodyOfAnotherVersionIsCalledThat() {
        Problem problem = diagnose(TestContracts.orders("a", "bb", "c"), 3);

        assertThat(problem.detail())
                .startsWith("The body does decode as sales.orders:2.0.0: send the header version: 2.0.0,")
                .endsWith(" Nothing was written.");
        assertThat(problem.details().get("decodesAs")).isEqualTo(List.of("2.0.0", "1.0.0"));
    }

    @Test
    void aBodyOfAnotherVersionWithAnotherCountIsNot() {
        assertThat(diagnose(TestContracts.orders("a", "bb", "c"), 2).details()).doesNotContainKey("decodesAs");
        assertThat(diagnose(TestContracts.orders("a", "bb", "c"), 4).details()).doesNotContainKey("decodesAs");
    }

    @Test
    void aWrongFormIsNamedBeforeTheField() {
        Problem problem = diagnose(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0}, 1);

        assertThat(problem.detail())
                .startsWith("The first bytes of the body are those of gzip: send the body uncompressed. Record 0 ");
        assertThat(problem.details().get("form")).isEqualTo("gzip");
        assertThat(problem.details().keySet()).contains("record", "offset", "field");
    }

    @Test
    void theRecordBeforeIsNamedWhenReadingFailsAfterIt() {
        byte[] body = {2, 2, 'a', 0, 0, 0, 0, 0, 0, 0, 0, 2, 1};

        Problem problem = diagnose(body, 2);

        assertThat(problem.detail())
                .contains("Record 1 is not a datum", "Record 0 before it was read from byte 0 to 11:");
        assertThat(problem.details().get("before")).hasToString("Before[record=0, from=0, to=11]");
    }

    @Test
    void bytesLeftOverNameTheLastRecord() {
        byte[] body = {2, 2, 'a', 0, 0, 0, 0, 0, 0, 0, 0, 2};

        assertThat(diagnose(body, 1).detail())
                .contains("but 1 bytes left over after 1 records", "Record 0 before it was read from byte 0 to 11:");
    }

    private Problem diagnose(byte[] body, int count) {
        var asked = contract("2.1.0", ContractStatus.ACTIVE, OTHER).id();
        var failure = catchThrowableOfType(
                BatchFormatException.class,
                () -> decoders.find(ORDERS, "2.1.0").orElseThrow().read(body, count));
        return new BodyDiagnosis(asked, count, BodyForm.of(body), decoders.fitting(asked, body, count))
                .problem(failure);
    }

    private static Contract contract(String version, ContractStatus status, Schema schema) {
        var id = new ContractId(ORDERS, ContractVersion.parse(version).orElseThrow());
        return new Contract(id, status, schema, List.of(), List.of());
    }
}
