// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

/**
 * The identity of a batch: who sends it, where to, and under which name. It is the same for every retry, whatever
 * version of the contract that one names: {@code 2} may mean another one by then.
 *
 * @param topic of the contract
 * @param principal of the client
 * @param batchId the {@code Idempotency-Key}, or a fresh UUIDv7: ASCII
 */
public record BatchIdentity(String topic, String principal, String batchId) {

    /** Stands behind the principal in a record id. No batch id has it: those are ASCII, and clients choose them. */
    private static final char PRINCIPAL_END = '·';

    /**
     * Returns what the record ids of the batch begin with. The principal is in it only where its name is not that of
     * the topic, as most are.
     */
    public String recordIdPrefix() {
        String batch = batchId + '/';
        return principal.equals(topic) ? batch : principal + PRINCIPAL_END + batch;
    }
}
