// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rules for principals: the part of a certificate that names one, and the topics it may write to. Names are compared as
 * they are, never as patterns.
 *
 * @param topics by principal, for those who may write to others than the topic of their own name; null without a file
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

    /** Returns true if the principal may write to the topic. */
    boolean allow(String name, String topic) {
        return topicsOf(name).contains(topic);
    }

    /** Returns the topics that the principal may write to. */
    Set<String> topicsOf(String name) {
        Set<String> granted = topics == null ? null : topics.get(name);
        return granted == null ? Set.of(name) : granted;
    }

    /** Returns the demand on a client's certificate in the words of an answer: "exactly one ..., equal to the topic". */
    public String demand() {
        return "exactly one " + source.words()
                + (topics == null ? ", equal to the topic" : ", which is allowed to write to the topic");
    }
}
