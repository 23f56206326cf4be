// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConnectTreeTest {

    static Stream<Arguments> named() {
        Instant noon = Instant.parse("2026-01-02T12:00:00Z");
        return Stream.of(
                Arguments.of(SchemaBuilder.int32(), "Date", 20455, LocalDate.parse("2026-01-02")),
                Arguments.of(SchemaBuilder.int32(), "Time", 43_200_001, LocalTime.parse("12:00:00.001")),
                Arguments.of(SchemaBuilder.int64(), "MicroTime", 43_200_000_001L, LocalTime.parse("12:00:00.000001")),
                Arguments.of(SchemaBuilder.int64(), "NanoTime", 1L, LocalTime.parse("00:00:00.000000001")),
                Arguments.of(SchemaBuilder.string(), "ZonedTime", "13:00:00+01:00", LocalTime.NOON),
                Arguments.of(SchemaBuilder.int64(), "Timestamp", noon.toEpochMilli(), noon),
                Arguments.of(
                        SchemaBuilder.int64(), "MicroTimestamp", noon.toEpochMilli() * 1000 + 1, noon.plusNanos(1000)),
                Arguments.of(SchemaBuilder.int64(), "NanoTimestamp", -1L, Instant.EPOCH.minusNanos(1)),
                Arguments.of(SchemaBuilder.string(), "ZonedTimestamp", "2026-01-02T12:00:00Z", "2026-01-02T12:00:00Z"));
    }

    @ParameterizedTest
    @MethodSource("named")
    void timesOfDebeziumKnowTheirUnit(SchemaBuilder type, String name, Object value, Object plain) {
        Schema schema = SchemaBuilder.struct()
                .field("t", type.name("io.debezium.time." + name).build())
                .build();

        assertThat(ConnectTree.of(schema, new Struct(schema).put("t", value))).isEqualTo(Map.of("t", plain));
    }

    @Test
    void decimalsKeepTheirScale() {
        Schema variable = SchemaBuilder.struct()
                .name("io.debezium.data.VariableScaleDecimal")
                .field("scale", Schema.INT32_SCHEMA)
                .field("value", Schema.BYTES_SCHEMA)
                .build();
        Struct value = new Struct(variable)
                .put("scale", 2)
                .put("value", BigInteger.valueOf(1250).toByteArray());

        assertThat(ConnectTree.of(variable, value)).isEqualTo(new BigDecimal("12.50"));
        assertThat(ConnectTree.of(Decimal.schema(1), new BigDecimal("1.5"))).isEqualTo(new BigDecimal("1.5"));
    }

    @Test
    void whatIsInsideListsAndMapsIsPlainToo() {
        Schema date =
                SchemaBuilder.int32().name("io.debezium.time.Date").optional().build();
        Schema list = SchemaBuilder.array(date).build();
        Schema map = SchemaBuilder.map(Schema.STRING_SCHEMA, list).build();

        assertThat(ConnectTree.of(map, Map.of("days", Arrays.asList(0, null))))
                .isEqualTo(Map.of("days", Arrays.asList(LocalDate.EPOCH, null)));
        assertThat(ConnectTree.of(null, List.of(1, "a"))).isEqualTo(List.of(1, "a"));
    }
}
