// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract;

/** Names one contract: the base topic ({@code sales.orders}, without suffix) and the version. */
public record ContractId(String topic, ContractVersion version) {

    @Override
    public String toString() {
        return topic + ":" + version;
    }
}
