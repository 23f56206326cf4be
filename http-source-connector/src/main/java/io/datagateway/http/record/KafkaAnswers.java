// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.record;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** Kafka's answers to a question about several topics: a value or a failure for each. */
record KafkaAnswers<K, V>(Map<K, V> values, Map<K, Throwable> failures) {

    /**
     * Waits for the answers.
     *
     * @throws ExecutionException if Kafka cannot be asked now: every answer failed, and one for a reason that is not the
     *     topic's own
     */
    static <K, V> KafkaAnswers<K, V> await(Map<K, KafkaFuture<V>> answers)
            throws ExecutionException, InterruptedException {
        var values = new HashMap<K, V>();
        var failures = new HashMap<K, Throwable>();
        ExecutionException foreign = null;
        for (var answer : answers.entrySet()) {
            try {
                values.put(answer.getKey(), answer.getValue().get());
            } catch (ExecutionException e) {
                Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
                failures.put(answer.getKey(), cause);
                foreign = isOfTopic(cause) ? foreign : e;
            }
        }
        if (foreign != null && values.isEmpty()) {
            throw foreign;
        }
        return new KafkaAnswers<>(values, failures);
    }

    @Nullable
    V value(K key) {
        return values.get(key);
    }

    @Nullable
    Throwable failure(K key) {
        return failures.get(key);
    }

    /** Returns true if the cause concerns this topic only, whatever Kafka says of others. */
    static boolean isOfTopic(Throwable cause) {
        return isMissing(cause) || cause instanceof AuthorizationException;
    }

    static boolean isMissing(Throwable cause) {
        return cause instanceof UnknownTopicOrPartitionException || cause instanceof InvalidTopicException;
    }
}
