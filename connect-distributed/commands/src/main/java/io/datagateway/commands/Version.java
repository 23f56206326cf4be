// SPDX-License-Identifier: Apache-2.0
package io.datagateway.commands;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import picocli.CommandLine.IVersionProvider;

/** The version of this build. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() throws IOException {
        try (InputStream in = Version.class.getResourceAsStream("version.txt")) {
            if (in == null) {
                throw new IOException("version.txt is missing");
            }
            return new String[] {"Data Gateway " + new String(in.readAllBytes(), UTF_8).strip()};
        }
    }
}
