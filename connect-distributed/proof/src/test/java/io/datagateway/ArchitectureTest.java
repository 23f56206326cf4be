// SPDX-License-Identifier: Apache-2.0
package io.datagateway;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

/** The arrows between the packages of this module, and to those of the modules below it. */
class ArchitectureTest {

    private static final String[] PROOFS = {"torture", "neighbours", "hostile", "bench"};

    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("io.datagateway");

    @Test
    void theProofsAreIndependentOfEachOtherAndStandOnWhatTheyShare() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("torture")
                .definedBy("io.datagateway.torture")
                .layer("neighbours")
                .definedBy("io.datagateway.neighbours")
                .layer("hostile")
                .definedBy("io.datagateway.hostile")
                .layer("bench")
                .definedBy("io.datagateway.bench")
                .layer("ledger")
                .definedBy("io.datagateway.ledger")
                .layer("traffic")
                .definedBy("io.datagateway.traffic")
                .layer("bugs")
                .definedBy("io.datagateway.bugs")
                .layer("client")
                .definedBy("io.datagateway.client")
                .layer("options")
                .definedBy("io.datagateway.options")
                .whereLayer("torture")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("neighbours")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("hostile")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("bench")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("ledger")
                .mayOnlyBeAccessedByLayers("torture", "neighbours", "traffic")
                .whereLayer("traffic")
                .mayOnlyBeAccessedByLayers("torture", "neighbours")
                .whereLayer("bugs")
                .mayOnlyBeAccessedByLayers("torture", "neighbours")
                .whereLayer("client")
                .mayOnlyBeAccessedByLayers(PROOFS)
                .whereLayer("options")
                .mayOnlyBeAccessedByLayers(PROOFS)
                .check(CLASSES);
    }

    @Test
    void theModulesBelowAreUsedWhereTheyAreNeededAndKnowNothingOfTheProofs() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("proofs")
                .definedBy(
                        "io.datagateway.torture",
                        "io.datagateway.neighbours",
                        "io.datagateway.hostile",
                        "io.datagateway.bench")
                .layer("shared")
                .definedBy(
                        "io.datagateway.client",
                        "io.datagateway.options",
                        "io.datagateway.traffic",
                        "io.datagateway.bugs")
                .layer("ledger")
                .definedBy("io.datagateway.ledger")
                .layer("local and commands")
                .definedBy(
                        "io.datagateway.cluster..",
                        "io.datagateway.demo..",
                        "io.datagateway.connect..",
                        "io.datagateway.cli..")
                .layer("quickstart")
                .definedBy("io.datagateway.quickstart..")
                .whereLayer("local and commands")
                .mayOnlyBeAccessedByLayers("proofs", "shared", "quickstart")
                .whereLayer("quickstart")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("local and commands")
                .mayNotAccessAnyLayer()
                .check(CLASSES);
    }

    @Test
    void noPackageIsPartOfACircle() {
        slices().matching("io.datagateway.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
