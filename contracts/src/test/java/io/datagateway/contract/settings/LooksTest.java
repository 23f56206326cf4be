// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LooksTest {

    @TempDir
    Path folder;

    @Test
    void aLookThatHangsIsAnErrorInTimeAndTheOthersAreTold() {
        var never = new CountDownLatch(1);
        List<SettingIssue> issues = Looks.within(
                Duration.ofMillis(200),
                List.of(
                        Look.of("slow", () -> {
                            never.await();
                            return Optional.empty();
                        }),
                        Look.of("wrong", () -> Optional.of("is wrong.")),
                        Look.of("right", Optional::empty),
                        Look.of("broken", () -> {
                            throw new IllegalStateException("content");
                        })));

        assertThat(issues).extracting(SettingIssue::key).containsExactly("slow", "wrong", "broken");
        assertThat(issues.get(0).message()).contains("no answer within 0.2 s", "busy", "send the settings again");
        assertThat(issues.get(1).message()).isEqualTo("wrong is wrong.");
        assertThat(issues.get(2).message()).contains("IllegalStateException").doesNotContain("content");
    }

    @Test
    void whatABusyWorkerCannotTryOutInTimeIsNoErrorOfTheSettings() {
        var never = new CountDownLatch(1);
        var slow = Look.trial("slow", () -> {
            never.await();
            return Optional.empty();
        });
        var wrong = Look.trial("wrong", () -> Optional.of(new SettingIssue("wrong", "wrong is wrong.")));

        assertThat(Looks.within(Duration.ofMillis(200), List.of(slow, wrong)))
                .extracting(SettingIssue::key)
                .containsExactly("wrong");
    }

    @Test
    void aFileThatIsNotThereOrNoFileIsFound() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "secret");

        assertThat(problem(PathLook.file("a", settings("a", file)))).isEmpty();
        assertThat(problem(PathLook.file("a", settings("a", folder)))).contains("not a file");
        assertThat(problem(PathLook.file("a", settings("a", folder.resolve("no")))))
                .contains("not a file");
        assertThat(problem(PathLook.file("a", Map.of("a", "/dev/zero")))).contains("not a file");
        assertThat(problem(PathLook.folder("a", settings("a", folder)))).isEmpty();
        assertThat(problem(PathLook.folder("a", settings("a", file)))).contains("not a folder");
        assertThat(problem(PathLook.folder("a", settings("a", Files.createDirectory(folder.resolve("empty"))))))
                .contains("empty");
        assertThat(problem(PathLook.fileOrFolder("a", settings("a", folder)))).isEmpty();
        assertThat(problem(PathLook.fileOrFolder("a", settings("a", file)))).isEmpty();
    }

    @Test
    void aPathSaysByItselfWhereItLeads() {
        assertThat(problem(PathLook.file("a", Map.of("a", "relative")))).contains("absolute");
        assertThat(problem(PathLook.file("a", Map.of("a", "/a/../etc/passwd")))).contains("absolute");
        assertThat(problem(PathLook.file("a", Map.of("a", "/a\0b")))).contains("is not a path");
    }

    @Test
    void whatIsNotSetOrOnlyKnownToAWorkerIsNotLookedAt() {
        assertThat(PathLook.file("a", Map.of())).isEmpty();
        assertThat(PathLook.file("a", Map.of("a", "${env:CERTS}/gateway.p12"))).isEmpty();
    }

    @Test
    void aKeyStoreOpensWithItsPasswordOnly() throws Exception {
        Map<String, String> settings = new HashMap<>(Map.of(
                "kafka.ssl.keystore.location", keyStore("right").toString(),
                "kafka.ssl.keystore.type", "PKCS12",
                "kafka.ssl.keystore.password", "right"));
        assertThat(problem(KeyStoreLook.of("kafka.", settings))).isEmpty();

        settings.put("kafka.ssl.keystore.password", "wrong");
        assertThat(problem(KeyStoreLook.of("kafka.", settings)))
                .contains("kafka.ssl.keystore.password")
                .doesNotContain("wrong");

        settings.put("kafka.ssl.keystore.password", "${file:/secrets:password}");
        assertThat(problem(KeyStoreLook.of("kafka.", settings))).isEmpty();
    }

    @Test
    void whatIsWrongWithThePathOfAKeyStoreIsToldOnce() throws Exception {
        assertThat(problem(storeAt("/a\0b"))).contains("is not a path");
        assertThat(problem(storeAt("relative"))).contains("absolute");
        assertThat(problem(storeAt(folder.toString()))).contains("not a file");
        Path text = Files.writeString(folder.resolve("text"), "no store");
        assertThat(problem(storeAt(folder + "/../" + folder.getFileName() + "/" + text.getFileName())))
                .contains("absolute");
    }

    private static Stream<Look> storeAt(String path) {
        return KeyStoreLook.of("kafka.", Map.of("kafka.ssl.keystore.location", path));
    }

    private Path keyStore(String password) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        var key = new KeyStore.SecretKeyEntry(new SecretKeySpec(new byte[16], "AES"));
        store.setEntry("key", key, new KeyStore.PasswordProtection(password.toCharArray()));
        Path file = folder.resolve("keys.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, password.toCharArray());
        }
        return file;
    }

    private static Map<String, String> settings(String key, Path path) {
        return Map.of(key, path.toString());
    }

    static String problem(Stream<Look> looks) {
        List<SettingIssue> issues = Looks.within(Looks.LIMIT, looks.toList());
        assertThat(issues).hasSizeLessThan(2);
        return issues.isEmpty() ? "" : issues.get(0).message();
    }
}
