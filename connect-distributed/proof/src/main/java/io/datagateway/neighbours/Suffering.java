// SPDX-License-Identifier: Apache-2.0
package io.datagateway.neighbours;

import io.datagateway.ledger.TopicKind;
import java.util.Random;

/** Topic A while it suffers a mistake. */
record Suffering(TestBed bed, TeamLoad load, Random random) {

    Team team() {
        return load.team();
    }

    String topic(TopicKind kind) {
        return team().topic(kind);
    }

    KafkaOperator kafka() {
        return bed.kafka();
    }

    Accounts accounts() {
        return load.traffic().accounts();
    }
}
