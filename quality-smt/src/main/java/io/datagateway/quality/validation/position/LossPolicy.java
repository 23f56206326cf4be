// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.position;

import io.datagateway.contract.TopicFamily;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;

/** What becomes of a partition whose next records are lost: the setting {@code records.lost}. */
public final class LossPolicy {

    /** Holds the partition, whatever is lost. */
    public static final String HOLD = "hold";

    /** Goes on with the first record there is, whatever is lost. */
    public static final String EARLIEST = "earliest";

    private static final long WHERE_RECORDS_BEGIN = -1;

    private final boolean acceptsAll;
    private final Map<Loss, Long> accepted;

    /** The name of a loss: which offset was to be copied next. */
    private record Loss(TopicPartition partition, long next) {}

    private LossPolicy(boolean acceptsAll, Map<Loss, Long> accepted) {
        this.acceptsAll = acceptsAll;
        this.accepted = accepted;
    }

    /**
     * Parses the setting.
     *
     * @throws IllegalArgumentException if it is none of the words and no list of losses; the message says what is wrong
     */
    public static LossPolicy parse(String setting) {
        String text = setting.trim();
        if (text.equals(HOLD) || text.equals(EARLIEST)) {
            return new LossPolicy(text.equals(EARLIEST), Map.of());
        }
        Map<Loss, Long> accepted = new HashMap<>();
        for (String name : text.split(",", -1)) {
            add(name.trim(), accepted);
        }
        return new LossPolicy(false, accepted);
    }

    private static void add(String name, Map<Loss, Long> accepted) {
        String[] parts = name.split("/", -1);
        if (parts.length < 3 || parts.length > 4 || TopicFamily.ofRaw(parts[0]).isEmpty()) {
            throw wrong(name);
        }
        try {
            TopicPartition partition = new TopicPartition(parts[0], Integer.parseUnsignedInt(parts[1]));
            long goOn = parts.length == 4 ? Long.parseUnsignedLong(parts[3]) : WHERE_RECORDS_BEGIN;
            accepted.put(new Loss(partition, Long.parseUnsignedLong(parts[2])), goOn);
        } catch (NumberFormatException e) {
            throw wrong(name);
        }
    }

    private static IllegalArgumentException wrong(String name) {
        return new IllegalArgumentException("'" + name + "' is neither " + HOLD + " nor " + EARLIEST
                + " nor a loss as the log and the status name it: <raw topic>/<partition>/<offset>");
    }

    /** Where to go on after {@code loss}; empty if it is not accepted. */
    OptionalLong goOn(RecordLoss loss) {
        Long named = accepted.get(new Loss(loss.partition(), loss.next()));
        if (named == null) {
            return acceptsAll ? OptionalLong.of(loss.goOn()) : OptionalLong.empty();
        }
        return OptionalLong.of(named == WHERE_RECORDS_BEGIN ? loss.goOn() : named);
    }

    /**
     * Where the accepted losses of {@code partition} go on, by the last offset that was copied before each. A copy of
     * that offset that is made now is of one of the records that took the place of the lost ones.
     */
    Map<Long, Long> goneOnAt(TopicPartition partition) {
        Map<Long, Long> found = new HashMap<>();
        accepted.forEach((loss, goOn) -> {
            if (loss.partition().equals(partition) && goOn != WHERE_RECORDS_BEGIN && goOn < loss.next()) {
                found.put(loss.next() - 1, goOn);
            }
        });
        return found;
    }

    /** Where to go on instead of {@code next}, though Kafka has a record there by now; empty if not named. */
    OptionalLong goOn(TopicPartition partition, long next) {
        Long named = accepted.get(new Loss(partition, next));
        return named == null || named == WHERE_RECORDS_BEGIN ? OptionalLong.empty() : OptionalLong.of(named);
    }
}
