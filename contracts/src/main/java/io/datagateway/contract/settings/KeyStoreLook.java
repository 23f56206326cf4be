// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.UnrecoverableKeyException;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks whether the key stores and trust stores of a client of Kafka open with their passwords. */
public final class KeyStoreLook {

    private static final Set<String> OPENED_HERE = Set.of("JKS", "PKCS12");

    private KeyStoreLook() {}

    /** Returns the looks at the stores of a client with this prefix, as far as they are files. */
    public static Stream<Look> of(String client, Map<String, String> settings) {
        return stores(client).map(store -> new Store(client, store, settings)).flatMap(Store::looks);
    }

    /** Returns the settings that name the files of the stores of a client with this prefix. */
    public static Stream<String> locations(String client) {
        return stores(client).map(KeyStoreLook::location);
    }

    private static Stream<String> stores(String client) {
        return Stream.of(client + "ssl.keystore", client + "ssl.truststore");
    }

    private static String location(String store) {
        return store + ".location";
    }

    /** @param name the beginning of its settings */
    private record Store(String client, String name, Map<String, String> settings) {

        private Stream<Look> looks() {
            String location = location(name);
            return PathLook.path(location, settings).map(path -> Look.of(location, () -> problem(path)));
        }

        private Optional<String> problem(String path) throws IOException, GeneralSecurityException {
            Optional<String> wrong = PathLook.fileProblem(path);
            return wrong.isPresent() ? wrong : openingProblem(Path.of(path));
        }

        private Optional<String> openingProblem(Path file) throws GeneralSecurityException {
            String type = settings.getOrDefault(name + ".type", "JKS").toUpperCase(Locale.ROOT);
            if (!OPENED_HERE.contains(type) || hasPlaceholder()) {
                return Optional.empty();
            }
            char[] password = password(name + ".password");
            try (InputStream in = Files.newInputStream(file)) {
                KeyStore store = KeyStore.getInstance(type);
                store.load(in, password);
                char[] own = password(client + "ssl.key.password");
                return keys(store, own == null ? password : own);
            } catch (IOException | GeneralSecurityException e) {
                return Optional.of(
                        "does not open. Check " + name + ".type, which is " + type + ", and " + name + ".password.");
            }
        }

        private Optional<String> keys(KeyStore store, char @Nullable [] password) throws GeneralSecurityException {
            try {
                for (String alias : Collections.list(store.aliases())) {
                    if (password != null && store.isKeyEntry(alias)) {
                        store.getKey(alias, password);
                    }
                }
                return Optional.empty();
            } catch (UnrecoverableKeyException | KeyStoreException e) {
                return Optional.of("has a key that does not open. Check " + client + "ssl.key.password.");
            }
        }

        /** A password that is a placeholder: only a worker can fill it in. */
        private boolean hasPlaceholder() {
            return Stream.of(name + ".password", client + "ssl.key.password")
                    .anyMatch(key -> settings.getOrDefault(key, "").contains("${"));
        }

        private char @Nullable [] password(String key) {
            String value = settings.get(key);
            return value == null ? null : value.toCharArray();
        }
    }
}
