// SPDX-License-Identifier: Apache-2.0
package io.datagateway;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

/** The arrows between the packages of this module. */
class ArchitectureTest {

    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("io.datagateway");

    @Test
    void theProofsAreIndependentOfEachOther() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("ledger")
                .definedBy("io.datagateway.ledger")
                .layer("torture")
                .definedBy("io.datagateway.torture")
                .layer("hostile")
                .definedBy("io.datagateway.hostile")
                .layer("bench")
                .definedBy("io.datagateway.bench")
                .whereLayer("torture")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("hostile")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("bench")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("ledger")
                .mayOnlyBeAccessedByLayers("torture")
                .check(CLASSES);
    }
}
