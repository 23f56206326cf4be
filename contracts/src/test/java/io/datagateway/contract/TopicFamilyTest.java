// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicFamilyTest {

    @ParameterizedTest
    @CsvSource({"a, a", "a.raw, a", "a.prod, a", "a.dlq, a", "a.raw.raw, a.raw", "a.RAW, a.RAW", "raw, raw"})
    void aTopicBelongsToTheFamilyOfItsNameWithoutOneSuffix(String topic, String base) {
        assertThat(TopicFamily.of(topic)).isEqualTo(new TopicFamily(base));
        assertThat(TopicFamily.isBase(topic)).isEqualTo(topic.equals(base));
    }

    @Test
    void onlyANameThatEndsInRawIsARawTopic() {
        assertThat(TopicFamily.ofRaw("sales.orders.raw")).contains(new TopicFamily("sales.orders"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sales.orders", "sales.orders.prod", "sales.orders.dlq", ".raw", "raw"})
    void anyOtherNameIsNone(String topic) {
        assertThat(TopicFamily.ofRaw(topic)).isEmpty();
    }

    @Test
    void namesTheTopicsOfAContract() {
        var family = new TopicFamily("sales.orders");

        assertThat(family.raw()).isEqualTo("sales.orders.raw");
        assertThat(family.prod()).isEqualTo("sales.orders.prod");
        assertThat(family.dlq()).isEqualTo("sales.orders.dlq");
    }
}
