// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.connection;

import io.datagateway.http.tls.PrintableName;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Line of the log for one refusal: {@code name=value} pairs, each value of a client's in quotes, printable, and not too
 * long.
 */
final class RefusalLine {

    private final Map<String, String> pairs = new LinkedHashMap<>();

    RefusalLine(String code) {
        pairs.put("code", code);
    }

    /** Adds a value of our own. */
    RefusalLine word(String name, @Nullable Object value) {
        if (value != null) {
            pairs.put(name, value.toString());
        }
        return this;
    }

    /** Adds a value of the client's. */
    RefusalLine text(String name, @Nullable String value) {
        return value == null
                ? this
                : word(name, '"' + PrintableName.of(value).replace("\\", "\\\\").replace("\"", "\\\"") + '"');
    }

    RefusalLine certificate(@Nullable X509Certificate certificate) {
        return certificate == null
                ? this
                : text("subject", PrintableName.of(certificate.getSubjectX500Principal()))
                        .text("issuer", PrintableName.of(certificate.getIssuerX500Principal()));
    }

    RefusalLine address(@Nullable SocketAddress address) {
        return address instanceof InetSocketAddress internet && internet.getAddress() != null
                ? word("address", internet.getAddress().getHostAddress() + ":" + internet.getPort())
                : this;
    }

    @Override
    public String toString() {
        return "refused "
                + pairs.entrySet().stream()
                        .map(pair -> pair.getKey() + "=" + pair.getValue())
                        .collect(Collectors.joining(" "));
    }
}
