// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The file of a key store or trust store.
 *
 * @param setting that names it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a record
record StoreFile(String setting, byte[] content) {

    /**
     * Reads the file that the setting names; null if none is set. One that is cut off is refused:
     * readers of PEM skip the last entry then, and a CA would be missing silently.
     */
    static @Nullable StoreFile read(Map<String, ?> settings, String setting) {
        if (!(settings.get(setting) instanceof String location)) {
            return null;
        }
        byte[] content;
        try {
            content = Files.readAllBytes(Path.of(location));
        } catch (IOException e) {
            throw TlsSettings.misconfigured(
                    setting, "cannot be read (" + e + "). Check that the file is readable on every worker");
        }
        if (!PemText.isWhole(content)) {
            throw TlsSettings.misconfigured(setting, "ends within a PEM entry. Copy the file again");
        }
        return new StoreFile(setting, content);
    }

    /** Returns the content as text, in which only what is ASCII matters. */
    String text() {
        return new String(content, StandardCharsets.ISO_8859_1);
    }

    /** Names the setting without the content, which may be a secret. */
    @Override
    public String toString() {
        return setting;
    }
}
