// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses MODULE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.datagateway.http");

    @Test
    void onlyTheServerKnowsJetty() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.datagateway.http.server")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse.jetty..")
                .allowEmptyShould(true)
                .check(MODULE);
    }

    @Test
    void theServerKnowsOfKafkaOnlyConfigurationAndItsLoaderOfKeyStores() {
        noClasses()
                .that()
                .resideInAnyPackage("io.datagateway.http.server", "io.datagateway.http.tls")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.kafka.clients..",
                        "org.apache.kafka.connect.source..",
                        "org.apache.kafka.connect.data..")
                .check(MODULE);
    }

    @Test
    void whatHandlesRequestsIsFinal() {
        classes()
                .that()
                .resideInAPackage("io.datagateway.http.server")
                .and()
                .areNotInterfaces()
                .and()
                .areNotAnonymousClasses()
                .should()
                .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL)
                .check(MODULE);
    }
}
