// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.datagateway.contract.Check.Bound;
import io.datagateway.contract.Check.Range;
import io.datagateway.contract.FieldPath;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.avro.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatCheckTest {

    @ParameterizedTest
    @CsvSource({
        "i8,  int,  -128, 127",
        "i16, int,  -32768, 32767",
        "u16, int,  0, 65535",
        "u32, int,  0, -",
        "u32, long, 0, 4294967295",
        "i32, long, -2147483648, 2147483647",
        "u64, long, 0, -",
        "u128, long, 0, -",
        "f32, double, -3.4028235E38, 3.4028235E38"
    })
    void aFormatAsksForItsRangeWhereTheAvroTypeIsWider(String format, String type, String minimum, String maximum) {
        assertThat(range(format, type)).isEqualTo(minimum + " to " + maximum);
    }

    @ParameterizedTest
    @CsvSource({"i32, int", "i64, int", "i64, long", "i128, long", "f32, float", "f64, float", "f64, double"})
    void aFormatThatTheAvroTypeHoldsAnywayIsNoRule(String format, String type) {
        assertThat(range(format, type)).isEqualTo("no rule");
    }

    private static String range(String format, String type) {
        var part = new DocumentNode(TextNode.valueOf(format), "format", new FileIssues(Path.of("test")));
        Schema schema = Schema.create(Schema.Type.valueOf(type.toUpperCase(Locale.ROOT)));
        var field = new ContractField(part, FieldPath.parse("field"), FieldType.of(schema));
        return FormatCheck.read(part, field)
                .map(Range.class::cast)
                .map(range -> text(range.minimum()) + " to " + text(range.maximum()))
                .orElse("no rule");
    }

    private static String text(Bound bound) {
        return bound == null ? "-" : bound.text();
    }
}
