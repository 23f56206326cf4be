// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.server;

import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.internal.HttpConnection;

/** A connection of HTTP/1.1 that knows whether the request line came in the one form that everybody reads alike. */
final class StrictHttpConnection extends HttpConnection {

    private StrictHttpConnection(HttpConfiguration http, Connector connector, EndPoint endPoint) {
        super(http, connector, endPoint);
    }

    /** Returns true if the request did not come over such a connection, or its line is as the standard says. */
    static boolean hasStrictLine(Request request) {
        return !(request.getConnectionMetaData().getConnection() instanceof StrictHttpConnection connection)
                || ((RequestLineParser) connection.getParser()).isStrict();
    }

    /** Called by the constructor of the superclass. */
    @Override
    protected HttpParser newHttpParser(HttpCompliance compliance) {
        HttpParser plain = super.newHttpParser(compliance);
        var parser = new RequestLineParser(
                (HttpParser.RequestHandler) plain.getHandler(),
                getHttpConfiguration().getRequestHeaderSize(),
                compliance);
        parser.setHeaderCacheSize(plain.getHeaderCacheSize());
        parser.setHeaderCacheCaseSensitive(plain.isHeaderCacheCaseSensitive());
        return parser;
    }

    /** Makes such connections. */
    static final class Factory extends HttpConnectionFactory {

        Factory(HttpConfiguration http) {
            super(http);
        }

        @Override
        public Connection newConnection(Connector connector, EndPoint endPoint) {
            var connection = new StrictHttpConnection(getHttpConfiguration(), connector, endPoint);
            connection.setTransferEncodingChunkMaxLength(getTransferEncodingChunkMaxLength());
            return configure(connection, connector, endPoint);
        }
    }
}
