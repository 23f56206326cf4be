// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls;

import org.jspecify.annotations.Nullable;

/**
 * Principal of a client.
 *
 * @param name from its certificate; null if the certificate names nobody
 * @param rules by which the name grants topics
 */
public record ClientPrincipal(@Nullable String name, PrincipalRules rules) {

    /** Returns true if the client may write to the topic. */
    public boolean mayWriteTo(String topic) {
        return name != null && rules.allow(name, topic);
    }
}
