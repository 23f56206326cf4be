// SPDX-License-Identifier: Apache-2.0
package io.datagateway.distribution;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The properties of a shipped worker. */
public final class ShippedWorker {

    private ShippedWorker() {}

    static Properties load(String file) throws IOException {
        return parse(text(file));
    }

    /** Returns them as an operator has them who takes the block for TLS that is commented out. */
    public static Properties withMutualTls(String file) throws IOException {
        return parse(text(file).replaceAll("(?m)^#(listeners|rest[.])", "$1"));
    }

    private static String text(String file) throws IOException {
        return Files.readString(Path.of("config", file));
    }

    private static Properties parse(String text) throws IOException {
        var properties = new Properties();
        properties.load(new StringReader(text));
        return properties;
    }
}
