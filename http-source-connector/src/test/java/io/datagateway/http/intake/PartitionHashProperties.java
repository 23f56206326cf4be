// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.common.utils.Utils;

class PartitionHashProperties {

    @Property
    void isTheOneOfKafkasClients(@ForAll byte[] key, @ForAll @IntRange(min = 1, max = 1000) int partitions) {
        assertThat(PartitionHash.partition(key, partitions))
                .isEqualTo(Utils.toPositive(Utils.murmur2(key)) % partitions);
    }
}
