// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import io.datagateway.contract.Check;
import io.datagateway.contract.Check.Bound;
import io.datagateway.contract.Check.Range;
import io.datagateway.contract.odcs.FieldType.Kind;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;

/** The option {@code format}: a named form of text, or the range of a number type such as {@code u16}. */
final class FormatCheck {

    private static final Set<String> OF_TEXT = Set.of("email", "hostname", "ipv4", "ipv6", "uri", "uuid");
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private FormatCheck() {}

    /** The check; empty if the Avro type holds it anyway or, with an issue, if it is not a format of the type. */
    static Optional<Check> read(DocumentNode value, ContractField field) {
        Optional<String> format = value.text();
        if (format.isEmpty() || !field.carries(value, Kind.TEXT, Kind.INTEGER, Kind.DECIMAL, Kind.FLOATING)) {
            return Optional.empty();
        }
        return field.type().kind() == Kind.TEXT ? ofText(format.get(), value) : ofNumber(format.get(), field.type());
    }

    private static Optional<Check> ofText(String format, DocumentNode value) {
        if (OF_TEXT.contains(format)) {
            return Optional.of(new Check.Format(format));
        }
        value.issue("is not a format that can be checked: use email, hostname, ipv4, ipv6, uri or uuid, or a pattern");
        return Optional.empty();
    }

    /** {@link OdcsSchema} has an issue for a format that is not one of a letter and a number of bits. */
    private static Optional<Check> ofNumber(String format, FieldType type) {
        if (format.equals("f32")) {
            BigDecimal largest = new BigDecimal(Float.MAX_VALUE);
            String written = Float.toString(Float.MAX_VALUE);
            return type.schema().getType() == Schema.Type.FLOAT
                    ? Optional.empty()
                    : Optional.of(new Range(bound(largest.negate(), "-" + written), bound(largest, written)));
        }
        return format.matches("[iu][0-9]{1,3}") ? ofInteger(format, type) : Optional.empty();
    }

    private static Optional<Check> ofInteger(String format, FieldType type) {
        boolean signed = format.startsWith("i");
        int bits = Integer.parseInt(format.substring(1)) - (signed ? 1 : 0);
        BigDecimal beyond = TWO.pow(bits);
        BigDecimal lowest = signed ? beyond.negate() : BigDecimal.ZERO;
        BigDecimal highest = beyond.subtract(BigDecimal.ONE);
        Bound minimum =
                type.lowest().filter(least -> least.compareTo(lowest) >= 0).isPresent() ? null : bound(lowest);
        Bound maximum =
                type.highest().filter(most -> most.compareTo(highest) <= 0).isPresent() ? null : bound(highest);
        return minimum == null && maximum == null ? Optional.empty() : Optional.of(new Range(minimum, maximum));
    }

    private static Bound bound(BigDecimal value) {
        return bound(value, value.toPlainString());
    }

    private static Bound bound(BigDecimal value, String text) {
        return new Bound(value, false, text);
    }
}
