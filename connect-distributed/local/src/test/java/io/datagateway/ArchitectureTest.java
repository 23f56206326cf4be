// SPDX-License-Identifier: Apache-2.0
package io.datagateway;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

/** The arrows between the packages of this module, and from them to those of the commands. */
class ArchitectureTest {

    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("io.datagateway");

    @Test
    void theQuickstartUsesTheClusterAndBothUseTheDemoAndTheCommands() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("io.datagateway..")
                .layer("cli")
                .definedBy("io.datagateway.cli")
                .layer("commands")
                .definedBy("io.datagateway.commands")
                .layer("connect")
                .definedBy("io.datagateway.connect")
                .layer("demo")
                .definedBy("io.datagateway.demo")
                .layer("cluster")
                .definedBy("io.datagateway.cluster")
                .layer("quickstart")
                .definedBy("io.datagateway.quickstart")
                .whereLayer("demo")
                .mayNotAccessAnyLayer()
                .whereLayer("cluster")
                .mayOnlyAccessLayers("demo", "cli", "connect", "commands")
                .whereLayer("quickstart")
                .mayOnlyAccessLayers("cluster", "demo", "cli", "connect")
                .check(CLASSES);
    }
}
