// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("io.datagateway.http");

    @Test
    void packagesDoNotGoInCircles() {
        slices().matching("io.datagateway.http.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void theMiddleIsPlainJava() {
        noClasses()
                .that()
                .resideInAnyPackage("..http.intake", "..http.limit")
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.apache.kafka..", "org.eclipse.jetty..")
                        .or(resideInAnyPackage("io.datagateway.http..")
                                .and(resideOutsideOfPackages("..http.intake", "..http.limit"))))
                .check(CLASSES);
    }

    @Test
    void serverAndRecordsKnowTheMiddleAndNotEachOther() {
        noClasses()
                .that()
                .resideInAPackage("..http.server")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.datagateway.http", "..http.record")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("..http.record")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.datagateway.http", "..http.server", "..http.tls")
                .check(CLASSES);
    }

    @Test
    void tlsKnowsNoOtherStage() {
        noClasses()
                .that()
                .resideInAPackage("..http.tls")
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.datagateway..").and(resideOutsideOfPackages("..http.tls")))
                .check(CLASSES);
    }

    @Test
    void onlyTheServerKnowsJetty() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..http.server")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse.jetty..")
                .check(CLASSES);
    }

    @Test
    void onlyTheTaskAndItsRecordsKnowConnect() {
        noClasses()
                .that()
                .resideInAnyPackage("..http.server", "..http.tls", "..http.intake")
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.apache.kafka.connect..")
                        .and(resideOutsideOfPackages("org.apache.kafka.connect.errors")))
                .check(CLASSES);
    }
}
