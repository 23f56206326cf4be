// SPDX-License-Identifier: Apache-2.0
package io.datagateway.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccountsTest {

    private static final long LONG_AGO = System.nanoTime() - 1;

    private final Accounts accounts = new Accounts();

    @Test
    void aRecordThatIsInKafkaMustComeOutOnce() {
        accounts.sent("written");
        accounts.written("written");
        accounts.written("foreign");
        accounts.sent("nobody knows");

        assertThat(judge(Map.of("written", 1, "foreign", 1), LONG_AGO)).isEmpty();
        assertThat(judge(Map.of("foreign", 1, "nobody knows", 1), LONG_AGO))
                .containsExactly("1 records of A in neither prod nor dlq, as [written]");
        assertThat(judge(Map.of("written", 1, "foreign", 1, "nobody knows", 2), LONG_AGO))
                .containsExactly("1 records of A more than once in prod and dlq, as [nobody knows]");
    }

    @Test
    void whatTheMistakeDeletedMayBeGoneAndNotTwice() {
        accounts.written("gone");
        accounts.written("twice");

        assertThat(judge(Map.of("twice", 2), System.nanoTime()))
                .containsExactly("1 records of A more than once in prod and dlq, as [twice]");
    }

    @Test
    void whatIsSentLaterNeedNotBeThereYet() {
        long before = System.nanoTime();
        accounts.sent("later");
        accounts.written("later");

        assertThat(accounts.judge(Map.of(), LONG_AGO, before)).isEmpty();
    }

    private List<String> judge(Map<String, Integer> found, long excusedUntil) {
        return accounts.judge(found, excusedUntil, System.nanoTime());
    }
}
