// SPDX-License-Identifier: Apache-2.0
package io.datagateway.neighbours;

import io.datagateway.cluster.Node;
import io.datagateway.ledger.TopicKind;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Mistakes with the topics of A in Kafka. */
final class TopicHarms {

    private TopicHarms() {}

    /** A setting of the topic has a value that does not fit. */
    static Harm setting(TopicKind kind, String setting, String value) {
        return a -> {
            a.kafka().configure(a.topic(kind), setting, Optional.of(value));
            return () -> a.kafka().configure(a.topic(kind), setting, Optional.empty());
        };
    }

    /** First the one, then the other; only the first one is to be mended. */
    static Harm and(Harm first, Harm second) {
        return a -> {
            Harm.Mending mending = first.inflict(a);
            second.inflict(a);
            return mending;
        };
    }

    /** The topic is deleted, and made anew later. */
    static Harm deleted(TopicKind kind) {
        return a -> {
            int partitions = a.kafka().partitions(a.topic(kind));
            a.kafka().delete(a.topic(kind));
            return () -> a.kafka().create(List.of(a.topic(kind)), partitions);
        };
    }

    /** The topic is deleted, and made anew at once. */
    static Harm madeAnew(TopicKind kind) {
        return a -> {
            deleted(kind).inflict(a).mend();
            return Harm.Mending.NOTHING;
        };
    }

    /** Everything in raw is deleted while something else holds A up. */
    static Harm purged(Harm hold) {
        return a -> {
            Harm.Mending mending = hold.inflict(a);
            return () -> {
                a.kafka().purge(a.topic(TopicKind.RAW));
                mending.mend();
            };
        };
    }

    /** The topic gets two more partitions. */
    static Harm partitionsAdded(TopicKind kind) {
        return a -> {
            a.kafka().addPartitions(a.topic(kind), a.kafka().partitions(a.topic(kind)) + 2);
            return Harm.Mending.NOTHING;
        };
    }

    /** The only copy of the topic is on a broker that is stopped. */
    static Harm leaderless(TopicKind kind) {
        return a -> {
            List<Integer> brokers = a.kafka().idleControllers();
            return stopLast(a, kind, List.of(last(brokers)));
        };
    }

    /** The topic has two copies and needs both, and one is on a broker that is stopped. */
    static Harm underReplicated(TopicKind kind) {
        return a -> {
            List<Integer> brokers = a.kafka().idleControllers();
            return stopLast(a, kind, List.of(brokers.get(0), last(brokers)));
        };
    }

    private static int last(List<Integer> brokers) {
        return brokers.get(brokers.size() - 1);
    }

    private static Harm.Mending stopLast(Suffering a, TopicKind kind, List<Integer> brokers) throws Exception {
        a.kafka().moveTo(a.topic(kind), brokers);
        // Metadata reaches everyone before the broker goes.
        TimeUnit.SECONDS.sleep(1);
        var broker = new Node(Node.Kind.BROKER, last(brokers));
        a.bed().cluster().stop(broker);
        return () -> a.bed().cluster().start(broker);
    }
}
