// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.diff;

import io.datagateway.contract.Check;
import io.datagateway.contract.Check.Bound;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares what two rules of one name ask for: whether more records or fewer keep the new one. */
final class CheckDiff {

    /** A maximum age without limit. */
    private static final Duration ANY_AGE = Duration.ofSeconds(Long.MAX_VALUE);

    private final Map<ChangeKind, String> found = new EnumMap<>(ChangeKind.class);

    private CheckDiff() {}

    /** The kinds of change, each in words; none if both ask for the same. */
    static Map<ChangeKind, String> compare(Check old, Check now) {
        var diff = new CheckDiff();
        if (!old.equals(now)) {
            diff.different(old, now);
        }
        return diff.found;
    }

    private void different(Check old, Check now) {
        if (old instanceof Check.OneOf was && now instanceof Check.OneOf is) {
            values(was.values(), is.values());
        } else if (old instanceof Check.NotMissing was && now instanceof Check.NotMissing is) {
            allowed(Words.without(was.standIns(), is.standIns()).isEmpty() ? 0 : 1);
            allowed(Words.without(is.standIns(), was.standIns()).isEmpty() ? 0 : -1);
        } else if (old instanceof Check.Length was && now instanceof Check.Length is) {
            sizes(was.minimum(), was.maximum(), is.minimum(), is.maximum());
        } else if (old instanceof Check.Size was && now instanceof Check.Size is) {
            sizes(was.minimum(), was.maximum(), is.minimum(), is.maximum());
        } else if (old instanceof Check.Range was && now instanceof Check.Range is) {
            end(was.minimum(), is.minimum(), -1);
            end(was.maximum(), is.maximum(), 1);
        } else if (old instanceof Check.Timely was && now instanceof Check.Timely is) {
            times(was, is);
        } else if (old instanceof Check.MultipleOf was && now instanceof Check.MultipleOf is) {
            allowed(is.step().remainder(was.step()).signum() == 0 ? -1 : 1);
        } else if (old instanceof Check.Expression && now instanceof Check.Expression) {
            found.put(ChangeKind.EXPRESSION_CHANGED, "has another expression");
        } else if (isText(old) && isText(now)) {
            found.put(ChangeKind.PATTERN_CHANGED, "has another pattern or format");
        } else {
            found.put(ChangeKind.RULE_LOOSENED, "asks for something else");
        }
    }

    private static boolean isText(Check check) {
        return check instanceof Check.Matches || check instanceof Check.Format;
    }

    private void values(List<String> was, List<String> is) {
        List<String> added = Words.without(is, was);
        List<String> removed = Words.without(was, is);
        if (!added.isEmpty()) {
            found.put(ChangeKind.VALID_VALUE_ADDED, "allows " + String.join(", ", added) + " now");
        }
        if (!removed.isEmpty()) {
            found.put(ChangeKind.VALID_VALUE_REMOVED, "no longer allows " + String.join(", ", removed));
        }
    }

    private void sizes(int wasMinimum, int wasMaximum, int isMinimum, int isMaximum) {
        allowed(Integer.compare(wasMinimum, isMinimum));
        allowed(Integer.compare(isMaximum, wasMaximum));
    }

    /** @param outwards 1 for the upper end, -1 for the lower */
    private void end(@Nullable Bound was, @Nullable Bound is, int outwards) {
        if (was == null || is == null) {
            allowed(Boolean.compare(is == null, was == null));
            return;
        }
        BigDecimal further = is.value().subtract(was.value());
        int ends = Boolean.compare(was.exclusive(), is.exclusive());
        allowed(further.signum() == 0 ? ends : further.signum() * outwards);
    }

    private void times(Check.Timely was, Check.Timely is) {
        int skew = is.maxSkew().compareTo(was.maxSkew());
        int age = Objects.requireNonNullElse(is.maxAge(), ANY_AGE)
                .compareTo(Objects.requireNonNullElse(was.maxAge(), ANY_AGE));
        if (skew > 0 || age > 0) {
            found.put(ChangeKind.TIMELINESS_RAISED, "allows later or earlier times now");
        }
        allowed(Math.min(0, Math.min(skew, age)));
    }

    /** @param more above 0 if there are values that are allowed now and were not, below 0 the other way round */
    private void allowed(int more) {
        if (more > 0) {
            found.put(ChangeKind.RULE_LOOSENED, "allows more than before");
        } else if (more < 0) {
            found.put(ChangeKind.RULE_TIGHTENED, "allows less than before");
        }
    }
}
