// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import io.datagateway.contract.Contract;
import io.datagateway.contract.ContractVersion;
import io.datagateway.contract.WireForm;
import io.datagateway.contract.lock.CatalogLock;
import io.datagateway.contract.lock.CatalogLock.LockedLine;
import io.datagateway.contract.lock.CatalogLock.TopicLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Compares what was read with the lock: what was released is as it was, and each line stands for what it stood for. */
final class LockCheck {

    private final CatalogLock lock;
    private final CatalogIssues issues;

    LockCheck(CatalogLock lock, CatalogIssues issues) {
        this.lock = lock;
        this.issues = issues;
    }

    /** @param hash of the contract's files, asked for only if the lock has one */
    void check(ContractFile file, Contract contract, Supplier<String> hash) {
        TopicLock topic = lock.of(contract.topic());
        if (topic == null) {
            return;
        }
        ContractVersion version = contract.version();
        String released = topic.releases().get(version);
        if (released != null && !released.equals(hash.get())) {
            issue(
                    file,
                    "was released with another schema, other rules or another key, as " + CatalogLock.FILE_NAME
                            + " says: restore its files, and release the change as a new version");
        }
        if (released != null && contract.status().isDraft()) {
            issue(
                    file,
                    "was released, as " + CatalogLock.FILE_NAME + " says: set its status to active, deprecated or"
                            + " retired");
        }
        if (released == null && !contract.status().isDraft()) {
            version.lines()
                    .forEach(line -> line(file, contract, line, topic.lines().get(line)));
        }
    }

    private void line(ContractFile file, Contract contract, String line, @Nullable LockedLine locked) {
        if (locked != null
                && contract.version().compareTo(locked.version()) < 0
                && !WireForm.of(contract.schema()).equals(locked.form())) {
            issue(
                    file,
                    "is older than " + locked.version() + ", whose form line " + line + " stands for, and has another"
                            + " form: release it as a newer version");
        }
    }

    private void issue(ContractFile file, String message) {
        issues.add(file.id().topic(), new ContractIssue(file.document(), 1, "", message));
    }
}
