// SPDX-License-Identifier: Apache-2.0
package io.datagateway.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstallPluginsTest {

    private static final int ALL_INSTALLED = 0;
    private static final int REFUSED = 1;
    private static final int WRONG_USAGE = 2;
    private static final int NOT_FETCHED = 3;
    private static final String ANOTHER_SHA256 = "0".repeat(64);

    @TempDir
    private Path folder;

    private UnpackedDistribution distribution;
    private String archives;

    @BeforeEach
    void noNetwork() throws Exception {
        distribution = new UnpackedDistribution(folder);
        archives = distribution.archives().toString();
        distribution.tool("mvn", "echo mvn was called; exit 1");
    }

    @Test
    void aPluginComesFromALocalArchiveWithoutMaven() throws Exception {
        distribution.offered("orders-cdc", "1.0");

        var outcome = distribution.install("--archives", archives);

        assertThat(outcome.said()).contains("orders-cdc 1.0: installed in").doesNotContain("mvn", "manifest");
        assertThat(outcome.exit()).isEqualTo(ALL_INSTALLED);
        assertThat(distribution.installed()).containsExactly("orders-cdc");
        assertThat(distribution.plugins().resolve("orders-cdc/orders-cdc-1.0.jar"))
                .exists();
    }

    @Test
    void anArchiveWithAnotherChecksumIsRefusedAndKeepsNoOtherOut() throws Exception {
        distribution.archive("forged", "1.0", "x");
        distribution.listed("forged", "1.0", ANOTHER_SHA256);
        distribution.offered("orders-cdc", "1.0");

        var outcome = distribution.install("--archives", archives);

        assertThat(outcome.said()).contains("forged 1.0 refused", "forged-1.0-plugin.tar.gz", ANOTHER_SHA256);
        assertThat(outcome.exit()).isEqualTo(REFUSED);
        assertThat(distribution.installed()).containsExactly("orders-cdc");
    }

    @Test
    void aMissingArchiveIsNamedWithItsOriginAndKeepsNoOtherOut() throws Exception {
        distribution.listed("absent", "1.0", ANOTHER_SHA256);
        distribution.offered("orders-cdc", "1.0");

        var outcome = distribution.install("--archives", archives);

        assertThat(outcome.said())
                .contains(
                        "absent 1.0 not fetched",
                        "no absent-1.0-plugin.tar.gz",
                        "org.example:absent:1.0:tar.gz:plugin");
        assertThat(outcome.exit()).isEqualTo(NOT_FETCHED);
        assertThat(distribution.installed()).containsExactly("orders-cdc");
    }

    @Test
    void aRefusalWeighsMoreThanAMissingArchive() throws Exception {
        distribution.archive("forged", "1.0", "x");
        distribution.listed("forged", "1.0", ANOTHER_SHA256);
        distribution.listed("absent", "1.0", ANOTHER_SHA256);

        assertThat(distribution.install("--archives", archives).exit()).isEqualTo(REFUSED);
    }

    @Test
    void whatIsInstalledAtItsVersionStaysAsItIs() throws Exception {
        Path archive = distribution.offered("orders-cdc", "1.0");
        distribution.install("--archives", archives);
        Path added = Files.createFile(distribution.plugins().resolve("orders-cdc/added-by-hand.jar"));
        Files.delete(archive);

        var outcome = distribution.install("--archives", archives);

        assertThat(outcome.said()).contains("orders-cdc 1.0: is installed already");
        assertThat(outcome.exit()).isEqualTo(ALL_INSTALLED);
        assertThat(added).exists();
    }

    @Test
    void anotherVersionIsReplacedAsAWhole() throws Exception {
        distribution.offered("orders-cdc", "1.0");
        distribution.install("--archives", archives);
        Files.writeString(distribution.list(), "");
        distribution.offered("orders-cdc", "2.0");

        var outcome = distribution.install("--archives", archives);

        assertThat(outcome.exit()).isEqualTo(ALL_INSTALLED);
        assertThat(distribution.installed()).containsExactly("orders-cdc");
        assertThat(distribution.plugins().resolve("orders-cdc"))
                .isDirectoryContaining("glob:**/orders-cdc-2.0.jar")
                .isDirectoryNotContaining("glob:**/orders-cdc-1.0.jar");
    }

    @Test
    void aRefusedNewVersionLeavesTheOldOneInPlace() throws Exception {
        distribution.offered("orders-cdc", "1.0");
        distribution.install("--archives", archives);
        Files.writeString(distribution.list(), "");
        distribution.archive("orders-cdc", "2.0", "x");
        distribution.listed("orders-cdc", "2.0", ANOTHER_SHA256);

        assertThat(distribution.install("--archives", archives).exit()).isEqualTo(REFUSED);
        assertThat(distribution.plugins().resolve("orders-cdc/orders-cdc-1.0.jar"))
                .exists();
    }

    @Test
    void aFolderThatSomeoneElsePutThereIsNotTouched() throws Exception {
        distribution.offered("orders-cdc", "1.0");
        Path own = distribution.plugins().resolve("orders-cdc/own.jar");
        Files.createDirectories(own.getParent());
        Files.createFile(own);

        var outcome = distribution.install("--archives", archives);

        assertThat(outcome.said()).contains("is not from gateway plugins install; move it away");
        assertThat(outcome.exit()).isEqualTo(REFUSED);
        assertThat(own).exists();
    }

    @Test
    void anArchiveNobodyVouchedForIsRefusedWithTheChecksumToCompare() throws Exception {
        Path archive = distribution.archive("polling", "1.0", "x");
        distribution.listed("polling", "1.0", "-");

        var outcome = distribution.install("--archives", archives);

        assertThat(outcome.said()).contains("--sha256 polling=" + UnpackedDistribution.sha256(archive));
        assertThat(outcome.exit()).isEqualTo(REFUSED);
        assertThat(distribution.installed()).isEmpty();
    }

    @Test
    void theChecksumGivenWithTheCommandIsHeldTo() throws Exception {
        Path archive = distribution.archive("polling", "1.0", "x");
        distribution.listed("polling", "1.0", "-");
        String sha256 = UnpackedDistribution.sha256(archive).toUpperCase(Locale.ROOT);

        var wrong = distribution.install("--archives", archives, "--sha256", "polling=" + ANOTHER_SHA256);
        assertThat(wrong.exit()).isEqualTo(REFUSED);
        assertThat(distribution.installed()).isEmpty();

        var right = distribution.install("--archives", archives, "--sha256", "polling=" + sha256);
        assertThat(right.exit()).isEqualTo(ALL_INSTALLED);
        assertThat(distribution.installed()).containsExactly("polling");
    }

    @Test
    void aPluginThatAStrictWorkerWouldNotSeeIsSaidToBeSo() throws Exception {
        Path archive =
                distribution.archive("polling", "1.0", "META-INF/services/org.apache.kafka.connect.storage.Converter");
        distribution.listed("polling", "1.0", UnpackedDistribution.sha256(archive));

        assertThat(distribution.install("--archives", archives).said())
                .contains("sync-manifests --plugin-location "
                        + distribution.plugins().toRealPath() + "/polling");
    }

    @Test
    void mavenIsAskedForTheListedCoordinates() throws Exception {
        distribution.offered("orders-cdc", "1.0");
        distribution.offered("orders-sink", "1.0");
        distribution.tool(
                "mvn",
                "cat; echo \"$@\"; for a; do case $a in -DoutputDirectory=*) cp '" + archives
                        + "'/* \"${a#*=}\"; esac; done");

        var outcome = distribution.install();

        assertThat(outcome.said())
                .containsPattern(
                        "maven-dependency-plugin:\\d[^ ]*:copy -Dartifact=org.example:orders-cdc:1.0:tar.gz:plugin ");
        assertThat(outcome.exit()).isEqualTo(ALL_INSTALLED);
        assertThat(distribution.installed()).containsExactly("orders-cdc", "orders-sink");
    }

    @Test
    void anArchiveThatIsNoneIsRefused() throws Exception {
        Path archive = Files.writeString(distribution.archives().resolve("odd-1.0-plugin.tar.gz"), "no archive");
        distribution.listed("odd", "1.0", UnpackedDistribution.sha256(archive));

        var outcome = distribution.install("--archives", archives);

        assertThat(outcome.said()).contains("odd 1.0 refused: odd-1.0-plugin.tar.gz cannot be unpacked");
        assertThat(outcome.exit()).isEqualTo(REFUSED);
        assertThat(distribution.installed()).isEmpty();
    }

    @Test
    void whatCouldNotBePutInPlaceIsNotSaidToBeInstalled() throws Exception {
        Path archive = distribution.archive("orders-cdc", "1.0", "x");
        // No file system takes so long a name.
        distribution.listedFrom(
                "org.example:orders-cdc:1.0:tar.gz:plugin",
                "n".repeat(300) + " 1.0 " + UnpackedDistribution.sha256(archive));

        var outcome = distribution.install("--archives", archives);

        assertThat(outcome.said()).doesNotContain("installed in");
        assertThat(outcome.exit()).isNotEqualTo(ALL_INSTALLED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://127.0.0.1:1/absent-1.0.tar", "org.example:absent:1.0:tar.gz:plugin"})
    void whatCannotBeReachedIsNamedWithAnotherWay(String source) throws Exception {
        distribution.listedFrom(source, "absent 1.0 " + ANOTHER_SHA256);

        var outcome = distribution.install();

        assertThat(outcome.said()).contains("absent 1.0 not fetched", source, "--archives");
        assertThat(outcome.exit()).isEqualTo(NOT_FETCHED);
        assertThat(distribution.installed()).isEmpty();
    }

    @Test
    void namesSelect() throws Exception {
        distribution.offered("orders-cdc", "1.0");
        distribution.offered("orders-sink", "1.0");
        distribution.offered("orders", "1.0");
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));

        distribution.install("--archives", archives, "--directory", elsewhere.toString(), "orders-sink", "orders-cdc");

        assertThat(elsewhere.resolve("orders-cdc/orders-cdc-1.0.jar")).exists();
        assertThat(elsewhere.resolve("orders-sink/orders-sink-1.0.jar")).exists();
        assertThat(elsewhere.resolve("orders")).doesNotExist();
        assertThat(distribution.installed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--what",
                "nowhere",
                "orders-cdc nowhere",
                "--directory",
                "--directory nowhere",
                ".*",
                "--archives",
                "--archives nowhere",
                "--sha256",
                "--sha256 orders-cdc=00",
                "--sha256 nobody=0000000000000000000000000000000000000000000000000000000000000000",
                "--sha256 orders-cdc=0000000000000000000000000000000000000000000000000000000000000000"
            })
    void anythingElseIsRefusedBeforeAnythingIsDone(String arguments) throws Exception {
        distribution.offered("orders-cdc", "1.0");

        var outcome = distribution.install(arguments.split(" "));

        assertThat(outcome.said()).startsWith("gateway plugins install: ").hasLineCount(1);
        assertThat(outcome.exit()).isEqualTo(WRONG_USAGE);
        assertThat(distribution.installed()).isEmpty();
    }

    @Test
    void theShippedListNamesTheArchivesToBringToAnOfflineSite() throws Exception {
        var outcome = distribution.install(
                Path.of(".."),
                "--archives",
                archives,
                "--directory",
                distribution.plugins().toString());

        assertThat(outcome.said())
                .contains(
                        "no debezium-connector-postgres-3.6.1.Final-plugin.tar.gz;",
                        "no debezium-connector-sqlserver-3.6.1.Final-plugin.tar.gz;",
                        "no debezium-connector-jdbc-3.6.0.Final-plugin.tar.gz;",
                        "no jdbc-connector-for-apache-kafka-6.10.0.tar;")
                .hasLineCount(4);
        assertThat(outcome.exit()).isEqualTo(NOT_FETCHED);
    }

    @Test
    void whatTheShippedListTakesFromMavenIsPinned() throws Exception {
        assertThat(Files.readAllLines(Path.of("../config/plugins.txt")))
                .filteredOn(line -> line.endsWith(":tar.gz:plugin"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).containsPattern(" [0-9a-f]{64} "));
    }
}
