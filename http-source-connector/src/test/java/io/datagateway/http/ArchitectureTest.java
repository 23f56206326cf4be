// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("io.datagateway.http");

    /** The packages in the order in which a request meets them, and every arrow between them. */
    @Test
    void theWayOfARequestGoesInOneDirection() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("task")
                .definedBy("io.datagateway.http")
                .layer("server")
                .definedBy("..http.server..")
                .layer("connection")
                .definedBy("..http.connection..")
                .layer("api")
                .definedBy("..http.api..")
                .layer("intake")
                .definedBy("..http.intake..")
                .layer("record")
                .definedBy("..http.record..")
                .layer("status")
                .definedBy("..http.status..")
                .layer("problem")
                .definedBy("..http.problem..")
                .layer("tls")
                .definedBy("..http.tls..")
                .layer("limit")
                .definedBy("..http.limit..")
                .whereLayer("task")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("server")
                .mayOnlyAccessLayers("connection", "problem", "tls")
                .whereLayer("connection")
                .mayOnlyAccessLayers("problem", "tls", "limit")
                .whereLayer("api")
                .mayOnlyAccessLayers("connection", "intake", "problem", "tls", "limit")
                .whereLayer("record")
                .mayOnlyAccessLayers("intake")
                .whereLayer("status")
                .mayOnlyAccessLayers("intake")
                .whereLayer("intake")
                .mayNotAccessAnyLayer()
                .whereLayer("problem")
                .mayNotAccessAnyLayer()
                .whereLayer("tls")
                .mayNotAccessAnyLayer()
                .whereLayer("limit")
                .mayNotAccessAnyLayer()
                .check(CLASSES);
    }

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
    void tlsKnowsNoOtherStageNorContracts() {
        noClasses()
                .that()
                .resideInAPackage("..http.tls..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("io.datagateway..").and(resideOutsideOfPackages("..http.tls..")))
                .check(CLASSES);
    }

    @Test
    void onlyWhatSpeaksHttpKnowsJetty() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..http.server", "..http.connection", "..http.api", "..http.problem")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse.jetty..")
                .check(CLASSES);
    }

    @Test
    void onlyTheTaskAndItsRecordsKnowConnect() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.datagateway.http", "..http.record")
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.apache.kafka.connect..")
                        .and(resideOutsideOfPackages("org.apache.kafka.connect.errors")))
                .check(CLASSES);
    }

    @Test
    void theStatusIsReadBesidesTheWayOfARequest() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.datagateway.http", "..http.status")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..http.status")
                .check(CLASSES);
    }

    @Test
    void whatSpeaksHttpKnowsOfKafkaOnlyConfigurationAndItsLoaderOfKeyStores() {
        noClasses()
                .that()
                .resideInAnyPackage("..http.server", "..http.connection", "..http.api", "..http.problem", "..http.tls")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.kafka.clients..",
                        "org.apache.kafka.connect.source..",
                        "org.apache.kafka.connect.data..")
                .check(CLASSES);
    }

    @Test
    void whatHandlesRequestsIsFinal() {
        classes()
                .that()
                .resideInAnyPackage("..http.server", "..http.connection", "..http.api", "..http.problem")
                .and()
                .areNotInterfaces()
                .and()
                .areNotAnonymousClasses()
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(CLASSES);
    }
}
