// SPDX-License-Identifier: Apache-2.0
package io.datagateway.neighbours;

import io.datagateway.ledger.TopicKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** Mistakes with the rights on the topics of A. Everybody who connects without a name has all other rights. */
final class RightsHarms {

    private static final String NAMELESS = "User:ANONYMOUS";
    private static final String PASSWORD = "broker-secret";

    private RightsHarms() {}

    /** Returns the settings of brokers that look at rights. The controllers have a name, which may do everything. */
    static Map<String, String> brokerSettings() {
        String login =
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"broker\" password=\""
                        + PASSWORD + "\" user_broker=\"" + PASSWORD + "\";";
        var settings = new HashMap<String, String>();
        settings.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        settings.put("super.users", "User:broker");
        settings.put("allow.everyone.if.no.acl.found", "true");
        settings.put("listener.security.protocol.map", "CONTROLLER:SASL_PLAINTEXT,PLAINTEXT:PLAINTEXT");
        settings.put("sasl.mechanism.controller.protocol", "PLAIN");
        settings.put("listener.name.controller.sasl.enabled.mechanisms", "PLAIN");
        settings.put("listener.name.controller.plain.sasl.jaas.config", login);
        return settings;
    }

    /** One right on a topic is denied. */
    static Harm denied(TopicKind kind, AclOperation operation) {
        return a -> {
            var topic = new ResourcePattern(ResourceType.TOPIC, a.topic(kind), PatternType.LITERAL);
            // With a rule about the topic, what no rule allows is denied.
            List<AclBinding> rights = List.of(
                    binding(topic, AclOperation.ALL, AclPermissionType.ALLOW),
                    binding(topic, operation, AclPermissionType.DENY));
            a.kafka().addRights(rights);
            return () -> a.kafka().removeRights(rights);
        };
    }

    private static AclBinding binding(ResourcePattern topic, AclOperation operation, AclPermissionType permission) {
        return new AclBinding(topic, new AccessControlEntry(NAMELESS, "*", operation, permission));
    }
}
