// SPDX-License-Identifier: Apache-2.0
package io.datagateway.plugins;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The proxy of the environment variables {@code https_proxy} and {@code no_proxy}, in small or capital letters, as curl
 * uses it.
 */
final class EnvironmentProxy extends ProxySelector {

    private static final int DEFAULT_PORT = 1080;

    private final Map<String, String> variables;

    EnvironmentProxy(Map<String, String> variables) {
        this.variables = variables;
    }

    @Override
    public List<Proxy> select(URI uri) {
        String proxy = variable("https_proxy", "HTTPS_PROXY");
        if (proxy.isBlank() || isExcepted(uri.getHost())) {
            return List.of(Proxy.NO_PROXY);
        }
        URI address = URI.create(proxy.contains("://") ? proxy : "http://" + proxy);
        int port = address.getPort() == -1 ? DEFAULT_PORT : address.getPort();
        return List.of(new Proxy(Proxy.Type.HTTP, new InetSocketAddress(address.getHost(), port)));
    }

    /** True for a host of the list, or of a domain there. */
    private boolean isExcepted(String host) {
        return Stream.of(variable("no_proxy", "NO_PROXY").split(","))
                .map(String::strip)
                .map(name -> name.startsWith(".") ? name.substring(1) : name)
                .filter(name -> !name.isEmpty())
                .anyMatch(name -> name.equals("*") || host.equals(name) || host.endsWith("." + name));
    }

    private String variable(String name, String otherName) {
        return variables.getOrDefault(name, variables.getOrDefault(otherName, ""));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        // The download fails and says so.
    }
}
