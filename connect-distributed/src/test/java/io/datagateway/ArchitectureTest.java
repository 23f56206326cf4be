// SPDX-License-Identifier: Apache-2.0
package io.datagateway;

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
    void noPluginIsOnTheClassPath() {
        assertThat(CLASSES)
                .as("plugins are loaded from the plugin directory only")
                .allSatisfy(type -> assertThat(type.getPackageName()).matches("io\\.datagateway\\.(demo|quickstart)"));
    }
}
