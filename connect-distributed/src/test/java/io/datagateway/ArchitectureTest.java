// SPDX-License-Identifier: Apache-2.0
package io.datagateway;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("io.datagateway");

    @Test
    void theDemoPartsDoNotKnowTheQuickstart() {
        noClasses()
                .that()
                .resideInAPackage("io.datagateway.demo")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.datagateway.quickstart")
                .check(CLASSES);
    }

    @Test
    void theRestApiKnowsNothingElseOfOurs() {
        noClasses()
                .that()
                .resideInAPackage("io.datagateway.connect")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("io.datagateway..").and(resideOutsideOfPackage("io.datagateway.connect")))
                .check(CLASSES);
    }

    @Test
    void theLedgerKnowsNothingElse() {
        noClasses()
                .that()
                .resideInAPackage("io.datagateway.ledger")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("io.datagateway..").and(resideOutsideOfPackage("io.datagateway.ledger")))
                .check(CLASSES);
    }

    @Test
    void theClusterDoesNotKnowWhatHurtsIt() {
        noClasses()
                .that()
                .resideInAPackage("io.datagateway.cluster")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.datagateway.torture",
                        "io.datagateway.hostile",
                        "io.datagateway.bench",
                        "io.datagateway.ledger",
                        "io.datagateway.quickstart")
                .check(CLASSES);
    }

    @Test
    void noPluginIsOnTheClassPath() {
        assertThat(CLASSES)
                .as("plugins are loaded from the plugin directory only")
                .allSatisfy(type -> assertThat(type.getPackageName())
                        .matches("io\\.datagateway\\.(demo|quickstart|ledger|cluster|torture|hostile|bench|connect)"));
    }
}
