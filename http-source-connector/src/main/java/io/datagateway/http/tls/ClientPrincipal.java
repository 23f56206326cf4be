// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Principal of a client.
 *
 * @param name from its certificate; null if the certificate names nobody
 * @param subject of its certificate, printable
 * @param rules by which the name grants topics
 */
public record ClientPrincipal(@Nullable String name, String subject, PrincipalRules rules) {

    /** Returns the topics that the client may write to. */
    public Set<String> topics() {
        return name == null ? Set.of() : rules.topicsOf(name);
    }

    /** Returns true if the client may write to the topic. */
    public boolean mayWriteTo(String topic) {
        return name != null && rules.allow(name, topic);
    }

    /** Returns what its certificate has, in the words of an answer: "the common name (CN) sales.orders". */
    public String seen() {
        return name == null
                ? "the subject " + subject + ", and not exactly one "
                        + rules.source().words()
                : "the " + rules.source().words() + " " + PrintableName.of(name);
    }
}
