// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String MODEL = "io.datagateway.contract";
    private static final String AVRO = "io.datagateway.contract.avro..";
    private static final String CURSOR = "io.datagateway.contract.avro";
    private static final String ENCODE = "io.datagateway.contract.avro.encode..";
    private static final String KEY = "io.datagateway.contract.key..";
    private static final String SETTINGS = "io.datagateway.contract.settings..";
    private static final String DIFF = "io.datagateway.contract.diff..";
    private static final String LOCK = "io.datagateway.contract.lock..";
    private static final String ODCS = "io.datagateway.contract.odcs..";

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(MODEL);

    @Test
    void theModelKnowsNoFileFormatAndNoEncoding() {
        noClasses()
                .that()
                .resideInAPackage(MODEL)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        AVRO, DIFF, KEY, LOCK, ODCS, "org.snakeyaml..", "com.networknt..", "com.fasterxml..")
                .check(classes);
    }

    @Test
    void theEncodingKnowsOnlyThePathsOfTheModel() {
        noClasses()
                .that()
                .resideInAPackage(AVRO)
                .should()
                .dependOnClassesThat(resideInAnyPackage(DIFF, KEY, LOCK, ODCS)
                        .or(resideInAPackage(MODEL).and(not(equivalentTo(FieldPath.class)))))
                .check(classes);
    }

    @Test
    void onlyTheEncoderKnowsHowToEncode() {
        noClasses()
                .that()
                .resideInAnyPackage(MODEL, CURSOR, DIFF, KEY, LOCK, ODCS)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ENCODE)
                .check(classes);
    }

    @Test
    void keysKnowNoFileFormat() {
        noClasses()
                .that()
                .resideInAPackage(KEY)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ODCS)
                .check(classes);
    }

    @Test
    void aComparisonKnowsOnlyTheModel() {
        noClasses()
                .that()
                .resideInAPackage(DIFF)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(AVRO, KEY, LOCK, ODCS, "org.snakeyaml..", "com.networknt..", "com.fasterxml..")
                .check(classes);
    }

    @Test
    void aLockKnowsOnlyTheModel() {
        noClasses()
                .that()
                .resideInAPackage(LOCK)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(AVRO, DIFF, KEY, ODCS, "org.snakeyaml..", "com.networknt..", "com.fasterxml..")
                .check(classes);
    }

    @Test
    void contractsKnowNoKafka() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka..")
                .check(classes);
    }

    @Test
    void settingsAreCheckedWithoutContracts() {
        noClasses()
                .that()
                .resideInAPackage(SETTINGS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(MODEL, AVRO, DIFF, KEY, LOCK, ODCS)
                .check(classes);
        noClasses()
                .that()
                .resideOutsideOfPackage(SETTINGS)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(SETTINGS)
                .check(classes);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.datagateway.(**)").should().beFreeOfCycles().check(classes);
    }
}
