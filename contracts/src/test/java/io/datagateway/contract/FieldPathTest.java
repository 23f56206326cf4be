// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldPathTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "id", "customer.address.city", "tags[]", "lines[].qty", "grid[][]", "a[][].b[].c"})
    void isWrittenAsItIsRead(String text) {
        assertThat(FieldPath.parse(text)).hasToString(text);
    }

    @Test
    void growsStepByStep() {
        FieldPath path = FieldPath.ROOT.then("lines").then(FieldPath.ITEMS).then("qty");

        assertThat(path).isEqualTo(FieldPath.parse("lines[].qty"));
        assertThat(path.steps()).containsExactly("lines", "[]", "qty");
    }

    @Test
    void isRepeatedOnlyWhereItGoesThroughItems() {
        assertThat(FieldPath.parse("lines[].qty").isRepeated()).isTrue();
        assertThat(FieldPath.parse("customer.city").isRepeated()).isFalse();
        assertThat(FieldPath.ROOT.isRepeated()).isFalse();
    }
}
