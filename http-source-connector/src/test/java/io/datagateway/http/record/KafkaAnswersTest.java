// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.junit.jupiter.api.Test;

class KafkaAnswersTest {

    @Test
    void aFailureOfOneTopicConcernsThatTopicOnly() throws Exception {
        KafkaAnswers<String, Integer> answers = KafkaAnswers.await(Map.of(
                "a", failed(new TopicAuthorizationException("no")),
                "b", failed(new TimeoutException("slow")),
                "c", KafkaFuture.completedFuture(1)));

        assertThat(answers.value("c")).isEqualTo(1);
        assertThat(KafkaAnswers.isOfTopic(answers.failure("a"))).isTrue();
        assertThat(KafkaAnswers.isOfTopic(answers.failure("b"))).isFalse();
    }

    @Test
    void kafkaCannotBeAskedIfEveryAnswerFailsAndNotForTheTopicsSake() {
        Map<String, KafkaFuture<Integer>> answers =
                Map.of("a", failed(new TopicAuthorizationException("no")), "b", failed(new TimeoutException("slow")));

        assertThatThrownBy(() -> KafkaAnswers.await(answers)).isInstanceOf(ExecutionException.class);
    }

    @Test
    void ifNoTopicMayBeSeenKafkaHasBeenAskedAllTheSame() throws Exception {
        assertThat(KafkaAnswers.await(Map.of("a", failed(new TopicAuthorizationException("no"))))
                        .values())
                .isEmpty();
    }

    private static KafkaFuture<Integer> failed(Exception cause) {
        var future = new KafkaFutureImpl<Integer>();
        future.completeExceptionally(cause);
        return future;
    }
}
