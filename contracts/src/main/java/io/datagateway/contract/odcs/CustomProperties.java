// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What {@code customProperties} of a document tell the comparison of versions. */
final class CustomProperties {

    private CustomProperties() {}

    /**
     * The reason of each rule that was found to be faulty, by its id:
     * {@code {property: withdrawnRules, value: [{rule: status_known, reason: …}]}}.
     */
    static Map<String, String> withdrawnRules(DocumentNode root) {
        Map<String, String> reasons = new HashMap<>();
        value(root, "withdrawnRules")
                .ifPresent(list -> list.items().forEach(item -> {
                    String reason = item.at("reason").text().orElse("");
                    if (!reason.isBlank()) {
                        reasons.put(item.at("rule").written(), reason.strip());
                    }
                }));
        return reasons;
    }

    /** Returns true if {@code {property: enforcement, value: observe}} is there. */
    static boolean isObserved(DocumentNode root) {
        return value(root, "enforcement").flatMap(DocumentNode::text).orElse("").equals("observe");
    }

    private static Optional<DocumentNode> value(DocumentNode root, String property) {
        return root.at("customProperties").items().stream()
                .filter(item -> item.at("property").written().equals(property))
                .map(item -> item.at("value"))
                .findFirst();
    }
}
