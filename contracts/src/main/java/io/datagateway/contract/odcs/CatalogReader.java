// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import io.datagateway.contract.Contract;
import io.datagateway.contract.ContractCatalog;
import io.datagateway.contract.ContractId;
import io.datagateway.contract.WireForm;
import io.datagateway.contract.lock.CatalogLock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Reads the files of a catalog, each by itself, and compares them with the catalog's lock. */
final class CatalogReader {

    private final CatalogFolder files;
    private final CatalogIssues issues;
    private final LockFile lockFile;
    private final List<Contract> contracts = new ArrayList<>();
    private final Map<ContractId, Supplier<String>> hashes = new HashMap<>();
    private final Map<String, String> topicById = new HashMap<>();

    CatalogReader(CatalogFolder files) {
        this.files = files;
        this.issues = files.issues();
        this.lockFile = LockFile.read(
                files.folder(),
                files.contracts().stream().map(file -> file.id().topic()).collect(Collectors.toSet()),
                issues);
        var check = new LockCheck(lockFile.lock(), issues);
        files.contracts().forEach(file -> read(file, check));
    }

    private void read(ContractFile file, LockCheck check) {
        var reader = new ContractReader(file, topicById);
        reader.read(issues, contract -> {
            contracts.add(contract);
            hashes.put(contract.id(), reader::releaseHash);
            check.check(file, contract, reader::releaseHash);
        });
    }

    /** Returns true if there is a contract, and a lock that can be read or none. */
    boolean isUsable() {
        return !files.contracts().isEmpty() && lockFile.isReadable();
    }

    List<ContractIssue> issues() {
        return issues.all();
    }

    ContractCatalog catalog() {
        return new ContractCatalog(
                contracts, issues.unavailable(), lockFile.lock().pinned());
    }

    CatalogReading reading() {
        ContractCatalog catalog = catalog();
        return new CatalogReading(
                catalog, issues.all(), issues.notes(), issues.contracts(), lockFile.lock(), next(catalog));
    }

    private CatalogLock next(ContractCatalog catalog) {
        CatalogLock next = lockFile.lock().copy();
        for (Contract contract : catalog.contracts()) {
            Supplier<String> hash = hashes.get(contract.id());
            if (hash != null && !contract.status().isDraft()) {
                next.add(contract.topic(), contract.version(), WireForm.of(contract.schema()), hash.get());
            }
        }
        return next;
    }
}
