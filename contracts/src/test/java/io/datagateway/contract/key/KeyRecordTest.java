// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.key;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.contract.Contract;
import io.datagateway.contract.ContractId;
import io.datagateway.contract.ContractStatus;
import io.datagateway.contract.ContractVersion;
import io.datagateway.contract.FieldPath;
import io.datagateway.contract.avro.encode.AvroEncoder;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;

class KeyRecordTest {

    private static final Schema LINE = SchemaBuilder.record("shop.Line")
            .fields()
            .requiredLong("number")
            .requiredString("note")
            .requiredString("order_id")
            .endRecord();

    private final KeyRecord key = new KeyRecord(contract("order_id", "number"));

    @Test
    void itsFieldsAreThoseOfTheKeyInTheKeysOrder() {
        assertThat(key.schema().getFullName()).isEqualTo("shop.Line.Key");
        assertThat(key.schema().getFields()).extracting(Schema.Field::name).containsExactly("order_id", "number");
    }

    @Test
    void theTextOfADatumOfItsValuesIsTheSameText() throws Exception {
        byte[] text = "[\"o1\",7]".getBytes(UTF_8);

        byte[] datum = new AvroEncoder(key.schema()).encode(key.values(text));

        assertThat(key.text(datum)).isEqualTo(text);
    }

    private static Contract contract(String... fields) {
        var id = new ContractId("shop.lines", new ContractVersion(1, 0, 0));
        List<FieldPath> paths = List.of(fields).stream().map(FieldPath::parse).toList();
        return new Contract(id, ContractStatus.ACTIVE, LINE, paths, List.of());
    }
}
