// SPDX-License-Identifier: Apache-2.0
package io.datagateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeJars;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

/** The arrows between the packages of this module. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .withImportOption(new DoNotIncludeJars())
            .importPackages(
                    "io.datagateway.cli",
                    "io.datagateway.commands",
                    "io.datagateway.connect",
                    "io.datagateway.database",
                    "io.datagateway.gate",
                    "io.datagateway.plugins");

    @Test
    void theCommandsUseTheOthersAndNoneOfTheseAnother() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("commands")
                .definedBy("io.datagateway.commands..")
                .layer("cli")
                .definedBy("io.datagateway.cli..")
                .layer("connect")
                .definedBy("io.datagateway.connect..")
                .layer("database")
                .definedBy("io.datagateway.database..")
                .layer("gate")
                .definedBy("io.datagateway.gate..")
                .layer("plugins")
                .definedBy("io.datagateway.plugins..")
                .whereLayer("commands")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("cli")
                .mayOnlyBeAccessedByLayers("commands")
                .whereLayer("connect")
                .mayOnlyBeAccessedByLayers("commands")
                .whereLayer("database")
                .mayOnlyBeAccessedByLayers("commands")
                .whereLayer("gate")
                .mayOnlyBeAccessedByLayers("commands")
                .whereLayer("plugins")
                .mayOnlyBeAccessedByLayers("commands")
                .check(CLASSES);
    }

    @Test
    void packagesDoNotGoInCircles() {
        slices().matching("io.datagateway.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void theCommandLineIsKnownToTheCommandsOnly() {
        noClasses()
                .that()
                .resideInAnyPackage("..connect..", "..database..", "..gate..", "..plugins..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .check(CLASSES);
    }

    /** It is on the class path of this command only. */
    @Test
    void aPluginIsKnownToTheCommandThatLoadsItOnly() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.datagateway.commands.LintReport")
                .and()
                .resideOutsideOfPackage("io.datagateway.gate..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.datagateway.quality..", "io.datagateway.contract..", "org.apache.kafka..")
                .check(CLASSES);
    }
}
