// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("io.datagateway.quality");

    @Test
    void packagesDoNotGoInCircles() {
        slices().matching("io.datagateway.quality.(**)")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void rulesKnowNoKafka() {
        noClasses()
                .that()
                .resideInAPackage("..quality.rule..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.kafka..",
                        "..quality.connect..",
                        "..quality.smt..",
                        "..quality.convert..",
                        "..quality.validation..")
                .check(CLASSES);
    }

    @Test
    void pluginsDoNotKnowEachOther() {
        noClasses()
                .that()
                .resideInAPackage("..quality.smt..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..quality.validation..", "..quality.convert..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("..quality.convert..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..quality.validation..", "..quality.smt..", "..quality.rule..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("..quality.validation..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..quality.smt..", "..quality.rule..", "..quality.connect..", "..quality.convert..")
                .check(CLASSES);
    }

    @Test
    void whatPluginsShareKnowsNoneOfThem() {
        noClasses()
                .that()
                .resideInAnyPackage("..quality.connect..", "..quality.metrics..", "..quality.limit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..quality.rule..", "..quality.smt..", "..quality.convert..", "..quality.validation..")
                .check(CLASSES);
    }

    @Test
    void theHttpServerIsNotHere() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.eclipse.jetty..", "..datagateway.http..")
                .check(CLASSES);
    }

    @Test
    void onlyThePackageForExpressionsKnowsCel() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..quality.rule.cel..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.projectnessie.cel..")
                .check(CLASSES);
    }

    @Test
    void aCheckKnowsNoScopeAndNoVerdict() {
        noClasses()
                .that()
                .resideInAPackage("..quality.rule.check..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..quality.rule", "..quality.rule.cel..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("..quality.rule.cel..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..quality.rule")
                .check(CLASSES);
    }

    @Test
    void theStatusKnowsNoConnectAndNoTask() {
        noClasses()
                .that()
                .resideInAPackage("..quality.validation.status..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..quality.validation", "..quality.validation.dedup..", "org.apache.kafka.connect..")
                .check(CLASSES);
    }

    @Test
    void whatIsToldOfCatalogsKnowsNoPlugin() {
        noClasses()
                .that()
                .resideInAPackage("..quality.catalog..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("..datagateway.quality..", "org.apache.kafka..")
                        .and(resideOutsideOfPackage("..quality.catalog..")))
                .check(CLASSES);
    }

    @Test
    void isolationKnowsNoConnectAndNoTask() {
        noClasses()
                .that()
                .resideInAPackage("..quality.validation.isolation..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..quality.validation", "org.apache.kafka.connect..", "org.apache.kafka.clients..")
                .check(CLASSES);
    }

    @Test
    void whatIsKnownOfTargetsKnowsNoConnectAndNoTask() {
        noClasses()
                .that()
                .resideInAPackage("..quality.validation.target..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..quality.validation", "org.apache.kafka.connect..")
                .check(CLASSES);
    }

    @Test
    void deduplicationKnowsNoConnect() {
        noClasses()
                .that()
                .resideInAPackage("..quality.validation.dedup..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..quality.validation", "org.apache.kafka.connect..")
                .check(CLASSES);
    }
}
