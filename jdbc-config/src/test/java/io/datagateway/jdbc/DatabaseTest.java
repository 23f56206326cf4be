// SPDX-License-Identifier: Apache-2.0
package io.datagateway.jdbc;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** A test that is given the {@link PostgresServer} and the {@link ConnectCluster} that all tests of a run share. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(DatabaseTest.Servers.class)
@interface DatabaseTest {

    /** Starts each when the first test asks for it, and stops it after the last. */
    final class Servers implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            Class<?> type = parameter.getParameter().getType();
            return type == PostgresServer.class || type == ConnectCluster.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            Class<?> type = parameter.getParameter().getType();
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(DatabaseTest.class))
                    .computeIfAbsent(type, Servers::start);
        }

        private static Object start(Class<?> type) {
            try {
                Path folder = Files.createTempDirectory("data-gateway-jdbc");
                return type == PostgresServer.class ? new PostgresServer(folder) : new ConnectCluster();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
