// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import io.datagateway.contract.ContractStatus;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The word of {@code status}. ODCS calls its own words examples, so people use others. */
final class StatusWords {

    private static final Set<String> DRAFT = Set.of(
            "development",
            "dev",
            "test",
            "testing",
            "wip",
            "in progress",
            "in development",
            "under development",
            "beta",
            "alpha",
            "experimental",
            "preview",
            "in review",
            "review",
            "new",
            "staging");

    private static final Set<String> ACTIVE = Set.of(
            "production",
            "prod",
            "in production",
            "live",
            "released",
            "published",
            "current",
            "stable",
            "approved",
            "final",
            "ga",
            "in use",
            "enabled",
            "valid",
            "certified",
            "accepted",
            "implemented");

    private static final Set<String> DEPRECATED = Set.of("sunset", "sunsetting", "legacy", "superseded", "obsolete");

    private static final Set<String> RETIRED = Set.of(
            "archived",
            "inactive",
            "disabled",
            "decommissioned",
            "removed",
            "deleted",
            "end of life",
            "eol",
            "withdrawn",
            "closed");

    private StatusWords() {}

    /** The status; a draft, with an issue that names the word to use, if the word is none of ours. */
    static ContractStatus read(DocumentNode status) {
        String word = status.text().orElse("draft").strip().toLowerCase(Locale.ROOT);
        return ContractStatus.parse(word).orElseGet(() -> {
            String ours = meant(word.replace('-', ' ').replace('_', ' '))
                    .map(meant -> "is not one of the words that decide what is served: write " + meant
                            + ", if that is what it means (proposed, draft, active, deprecated, retired)")
                    .orElse("is not a status: use proposed, draft, active, deprecated or retired");
            status.issue(ours);
            return ContractStatus.DRAFT;
        });
    }

    private static Optional<ContractStatus> meant(String word) {
        if (ACTIVE.contains(word)) {
            return Optional.of(ContractStatus.ACTIVE);
        }
        if (DRAFT.contains(word)) {
            return Optional.of(ContractStatus.DRAFT);
        }
        if (DEPRECATED.contains(word)) {
            return Optional.of(ContractStatus.DEPRECATED);
        }
        return RETIRED.contains(word) ? Optional.of(ContractStatus.RETIRED) : Optional.empty();
    }
}
