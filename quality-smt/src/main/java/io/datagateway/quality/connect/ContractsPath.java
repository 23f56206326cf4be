// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.connect;

import io.datagateway.contract.ContractCatalog;
import io.datagateway.contract.odcs.InvalidCatalogException;
import io.datagateway.contract.odcs.OdcsCatalogLoader;
import io.datagateway.contract.settings.AllowedPaths;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.apache.kafka.common.config.ConfigException;

/** The setting {@value #NAME}, the same for every plugin that needs contracts. */
public final class ContractsPath {

    public static final String NAME = "contracts.path";

    private ContractsPath() {}

    /** Adds the setting. */
    public static ConfigDef define(ConfigDef settings) {
        return settings.define(
                NAME,
                ConfigDef.Type.STRING,
                ConfigDef.NO_DEFAULT_VALUE,
                new ConfigDef.NonEmptyString(),
                Importance.HIGH,
                "Folder of the contract catalog; it must be the same on every worker. The connector reads "
                        + "it once, when it starts. A topic with an invalid contract is not served until the "
                        + "contract is corrected and the connector restarted; other topics are.",
                "Contracts",
                1,
                Width.LONG,
                "Contract catalog");
    }

    /**
     * The folder that is set.
     *
     * @throws ConfigException if the worker does not allow settings to name it
     */
    public static Path of(AbstractConfig config) {
        String folder = config.getString(NAME);
        AllowedPaths.issues(Stream.of(NAME), Map.of(NAME, folder)).forEach(issue -> {
            throw new ConfigException(issue.message());
        });
        return Path.of(folder);
    }

    /**
     * The catalog in the folder that is set. Topics with a contract that is invalid are in it as unavailable.
     *
     * @throws ConfigException if there is no contract in the folder
     */
    public static ContractCatalog load(AbstractConfig config) {
        try {
            return OdcsCatalogLoader.load(of(config));
        } catch (InvalidCatalogException e) {
            var exception = new ConfigException(NAME, config.getString(NAME), e.getMessage());
            exception.initCause(e);
            throw exception;
        }
    }
}
