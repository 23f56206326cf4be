// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.position;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.apache.kafka.common.Uuid;

class SourcePositionProperties {

    @Property
    void whatIsStoredIsReadBackTheSame(
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE - 1) long offset, @ForAll long high, @ForAll long low) {
        SourcePosition position = new SourcePosition(offset, new Uuid(high, low).toString());

        assertThat(SourcePosition.of(SourcePositionTest.asConnectGivesItBack(position.toMap())))
                .isEqualTo(position);
    }
}
