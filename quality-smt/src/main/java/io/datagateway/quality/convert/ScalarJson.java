// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.convert;

import com.fasterxml.jackson.core.JsonGenerator;
import io.datagateway.contract.avro.UuidText;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/**
 * Single values in JSON: decimals, dates and times as text, so that no reader of JSON rounds them; bytes in base64. What
 * is no number (NaN, infinity) Jackson writes as text.
 */
final class ScalarJson {

    private ScalarJson() {}

    static void write(Schema schema, Object datum, JsonGenerator json) throws IOException {
        if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
            json.writeString(
                    new BigDecimal(new BigInteger(ScalarTypes.bytes(datum)), decimal.getScale()).toPlainString());
            return;
        }
        switch (schema.getType()) {
            case INT, LONG -> writeCount(schema, ((Number) datum).longValue(), json);
            case BOOLEAN -> json.writeBoolean((boolean) datum);
            case FLOAT -> json.writeNumber((float) datum);
            case DOUBLE -> json.writeNumber((double) datum);
            case BYTES, FIXED -> {
                if (schema.getLogicalType() instanceof LogicalTypes.Uuid) {
                    json.writeString(UuidText.of(ScalarTypes.bytes(datum)));
                } else {
                    json.writeBinary(ScalarTypes.bytes(datum));
                }
            }
            default -> json.writeString(datum.toString());
        }
    }

    private static void writeCount(Schema schema, long count, JsonGenerator json) throws IOException {
        String logical =
                schema.getLogicalType() == null ? "" : schema.getLogicalType().getName();
        switch (logical) {
            case "date" -> json.writeString(LocalDate.ofEpochDay(count).toString());
            case "time-millis", "time-micros" ->
                json.writeString(LocalTime.MIDNIGHT.plus(count, unit(logical)).toString());
            case "timestamp-millis", "timestamp-micros", "timestamp-nanos" ->
                json.writeString(Instant.EPOCH.plus(count, unit(logical)).toString());
            case "local-timestamp-millis", "local-timestamp-micros", "local-timestamp-nanos" ->
                json.writeString(LocalDateTime.ofInstant(Instant.EPOCH.plus(count, unit(logical)), ZoneOffset.UTC)
                        .toString());
            default -> json.writeNumber(count);
        }
    }

    private static ChronoUnit unit(String logical) {
        return switch (logical.substring(logical.lastIndexOf('-') + 1)) {
            case "millis" -> ChronoUnit.MILLIS;
            case "micros" -> ChronoUnit.MICROS;
            default -> ChronoUnit.NANOS;
        };
    }
}
