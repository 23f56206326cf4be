// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What names a client, and what the name allows. Names are compared as they are, never as patterns.
 *
 * @param topics of the principals that have others than the topic of their own name; null if there is no such file
 */
public record PrincipalRules(
        PrincipalSource source, @Nullable Map<String, Set<String>> topics) {

    static PrincipalRules of(String source, @Nullable Path topics) {
        var kind = PrincipalSource.of(source);
        if (kind == PrincipalSource.SAN_URI && topics == null) {
            throw TlsSettings.misconfigured(
                    TlsSettings.PRINCIPAL_TOPICS, "is missing: a URI is never a topic's name. Name the mapping file");
        }
        return new PrincipalRules(kind, topics == null ? null : TopicGrants.load(topics, kind));
    }

    boolean allow(String name, String topic) {
        Set<String> granted = topics == null ? null : topics.get(name);
        return granted == null ? name.equals(topic) : granted.contains(topic);
    }

    /** What a client's certificate must have, in the words of an answer: "exactly one ..., equal to the topic". */
    public String demand() {
        return "exactly one " + source.what()
                + (topics == null ? ", equal to the topic" : ", which is allowed to write to the topic");
    }
}
