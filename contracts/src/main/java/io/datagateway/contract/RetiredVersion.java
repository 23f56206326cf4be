// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract;

import java.util.List;

/**
 * A version, or a line of versions, that records were taken under once and are no longer.
 *
 * @param sameForm the exact versions, oldest first, that are still taken and read the same bytes as the same record
 */
public record RetiredVersion(List<ContractVersion> sameForm) {

    public RetiredVersion {
        sameForm = List.copyOf(sameForm);
    }
}
