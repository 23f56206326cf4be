// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordDeserializationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;

/** Which partitions an exception of the consumer is about. The others can be read. */
final class ReadFailure {

    private ReadFailure() {}

    /** Those of {@code assigned} that {@code failure} is about; empty if it does not say. */
    static List<TopicPartition> partitions(KafkaException failure, Collection<TopicPartition> assigned) {
        if (failure instanceof OffsetOutOfRangeException outOfRange) {
            return List.copyOf(outOfRange.partitions());
        }
        if (failure instanceof RecordDeserializationException record) {
            return List.of(record.topicPartition());
        }
        if (failure instanceof TopicAuthorizationException forbidden) {
            Set<String> topics = forbidden.unauthorizedTopics();
            return assigned.stream()
                    .filter(partition -> topics.contains(partition.topic()))
                    .toList();
        }
        String message = String.valueOf(failure.getMessage());
        return assigned.stream()
                .filter(partition -> names(message, partition.toString()))
                .toList();
    }

    /** Returns true if {@code name} stands in {@code message}, and not as a part of another partition's name. */
    private static boolean names(String message, String name) {
        for (int at = message.indexOf(name); at >= 0; at = message.indexOf(name, at + 1)) {
            int end = at + name.length();
            boolean begins = at == 0 || !isOfName(message.charAt(at - 1));
            boolean ends = end == message.length() || !Character.isDigit(message.charAt(end));
            if (begins && ends) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfName(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '_' || c == '-';
    }
}
