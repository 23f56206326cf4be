// SPDX-License-Identifier: Apache-2.0
package io.datagateway.commands;

import io.datagateway.connect.BasicCredentials;
import io.datagateway.connect.ConnectGroup;
import io.datagateway.connect.RestAccess;
import io.datagateway.connect.TlsFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of every command that speaks to Kafka Connect's REST API. */
final class ConnectOptions {

    private static final String PASSWORD = "GATEWAY_CONNECT_PASSWORD";

    @Option(
            names = "--url",
            required = true,
            paramLabel = "URL",
            converter = GroupUrls.class,
            description = "A worker, or with commas between them all workers of one Connect group: if one does not"
                    + " answer, the next is asked.")
    private List<ConnectGroup> groups = List.of();

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            converter = Seconds.class,
            description =
                    "A worker that has not answered by then is passed over: 1 to 3600; default: 100 to apply, else 10.")
    private @Nullable Duration timeout;

    @Option(
            names = "--cacert",
            paramLabel = "FILE",
            description = "The authorities that the workers' certificates are from, in PEM;"
                    + " default: those that Java trusts.")
    private @Nullable Path authorities;

    @Option(names = "--cert", paramLabel = "FILE", description = "A client certificate to show, in PEM.")
    private @Nullable Path certificate;

    @Option(names = "--key", paramLabel = "FILE", description = "Its private key: PEM, PKCS#8, without a password.")
    private @Nullable Path key;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            description = "A user for basic authentication. The password is in the environment variable " + PASSWORD
                    + " or in a --password-file.")
    private @Nullable String user;

    @Option(names = "--password-file", paramLabel = "FILE", description = "A file that holds the password.")
    private @Nullable Path passwordFile;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    List<ConnectGroup> groups() {
        return groups;
    }

    /** @param limit for an answer, unless the command line has another */
    RestAccess access(Duration limit) throws IOException {
        var files = new TlsFiles(authorities, certificate, key);
        RestAccess access = RestAccess.of(timeout == null ? limit : timeout, files, credentials());
        if (access.tls().isPresent() && !groups.stream().allMatch(ConnectGroup::isHttps)) {
            throw wrong("--cacert and --cert need an https --url");
        }
        return access;
    }

    private Optional<BasicCredentials> credentials() throws IOException {
        if (user == null) {
            if (passwordFile != null) {
                throw wrong("--password-file needs a --user");
            }
            return Optional.empty();
        }
        return Optional.of(new BasicCredentials(user, password()));
    }

    private String password() throws IOException {
        if (passwordFile != null) {
            try {
                return Files.readString(passwordFile).replaceFirst("\\R\\z", "");
            } catch (NoSuchFileException e) {
                throw new IOException(passwordFile + " does not exist", e);
            }
        }
        String password = Gateway.environment(spec).variables().get(PASSWORD);
        if (password == null) {
            throw wrong("--user needs a password, in the variable " + PASSWORD + " or in a --password-file");
        }
        return password;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
