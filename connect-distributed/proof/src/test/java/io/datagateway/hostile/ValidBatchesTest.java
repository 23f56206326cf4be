// SPDX-License-Identifier: Apache-2.0
package io.datagateway.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.client.AvroBatch;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.avro.Conversions;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.DecoderFactory;
import org.junit.jupiter.api.Test;

class ValidBatchesTest {

    private static final Path CATALOG = Path.of("../../contracts/catalog");

    @Test
    void thoseWhoBehaveWellSendValuesThatTheirLogicalTypesAllow() throws Exception {
        AvroBatch batch = new ValidBatches(CATALOG, 1).small();
        Schema schema = new Schema.Parser()
                .parse(CATALOG.resolve("reference.types/reference.types-1.0.0.avsc")
                        .toFile());
        // Avro's conversions throw where a value is outside of its type.
        var data = new GenericData();
        Arrays.asList(
                        new Conversions.UUIDConversion(),
                        new Conversions.DecimalConversion(),
                        new TimeConversions.TimeMillisConversion(),
                        new TimeConversions.TimeMicrosConversion())
                .forEach(data::addLogicalTypeConversion);
        var reader = new GenericDatumReader<>(schema, schema, data);
        var decoder = DecoderFactory.get().binaryDecoder(batch.body(), null);

        int records = 0;
        for (; !decoder.isEnd(); records++) {
            assertThat(reader.read(null, decoder)).isNotNull();
        }
        assertThat(records).isEqualTo(batch.records());
        assertThat(schema.getField("price").schema().getLogicalType()).isInstanceOf(LogicalTypes.Decimal.class);
    }
}
