// SPDX-License-Identifier: Apache-2.0
package io.datagateway.microbench;

import io.datagateway.contract.Check;
import io.datagateway.contract.Check.Bound;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** A rule of each kind, for {@link Shape#TWENTY}, that all its records keep. */
@SuppressWarnings("ImmutableEnumChecker") // a check is a record of values
public enum RuleKind {
    REQUIRED("customer.country", new Check.NotMissing(List.of())),
    NOT_MISSING("warehouse", new Check.NotMissing(List.of("N/A", "-"))),
    ONE_OF_TEXT("status", new Check.OneOf(List.of("pending", "confirmed", "shipped", "delivered", "cancelled"))),
    ONE_OF_ENUM("channel", new Check.OneOf(List.of("WEB", "STORE", "PHONE"))),
    MATCHES_BEGINNING("id", new Check.Matches("^order_")),
    MATCHES("id", new Check.Matches("^order_[0-9]{8}-[0-9]+$")),
    FORMAT("email", new Check.Format("email")),
    LENGTH("warehouse", new Check.Length(1, 64)),
    RANGE_INT("quantity", range(0, 1000)),
    RANGE_DOUBLE("weight", range(0, 1_000_000)),
    RANGE_DECIMAL("amount", range(0, 1_000_000)),
    MULTIPLE_OF("amount", new Check.MultipleOf(new BigDecimal("0.01"))),
    SIZE("tags", new Check.Size(1, 10)),
    UNIQUE_ITEMS("tags", new Check.UniqueItems()),
    ITEM_LENGTH("tags[]", new Check.Length(1, 64)),
    TIMELY("occurred_at", new Check.Timely(Duration.ofMinutes(5), Duration.ofDays(365))),
    EXPRESSION("", new Check.Expression("this.weight <= 100000.0", null)),
    EXPRESSION_OF_TWO("", new Check.Expression("this.status != 'cancelled' || this.weight == 0.0", null));

    /** The time of validation in epoch milliseconds, after the last of the made-up records. */
    public static final long NOW = 1_767_225_600_000L + 1_000_000_000L;

    private final String path;
    private final Check check;

    RuleKind(String path, Check check) {
        this.path = path;
        this.check = check;
    }

    public String path() {
        return path;
    }

    public Check check() {
        return check;
    }

    private static Check range(long from, long to) {
        return new Check.Range(bound(from), bound(to));
    }

    private static Bound bound(long value) {
        return new Bound(BigDecimal.valueOf(value), false, Long.toString(value));
    }
}
