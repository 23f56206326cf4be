// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls;

import org.jspecify.annotations.Nullable;

/**
 * Who a client is.
 *
 * @param name null if its certificate names nobody
 * @param rules what the name allows
 */
public record ClientPrincipal(@Nullable String name, PrincipalRules rules) {

    public boolean mayWriteTo(String topic) {
        return name != null && rules.allow(name, topic);
    }
}
