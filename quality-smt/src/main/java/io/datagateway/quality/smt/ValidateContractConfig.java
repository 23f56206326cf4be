// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.smt;

import io.datagateway.contract.ContractCatalog;
import io.datagateway.contract.odcs.InvalidCatalogException;
import io.datagateway.contract.odcs.OdcsCatalogLoader;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.apache.kafka.common.config.ConfigException;

/** The settings of {@link ValidateContract}. */
final class ValidateContractConfig extends AbstractConfig {

    private static final String CONTRACTS_PATH = "contracts.path";

    static final ConfigDef CONFIG_DEF = new ConfigDef()
            .define(
                    CONTRACTS_PATH,
                    ConfigDef.Type.STRING,
                    ConfigDef.NO_DEFAULT_VALUE,
                    new ConfigDef.NonEmptyString(),
                    Importance.HIGH,
                    "Folder of the contract catalog, the same on every worker. It is read once, when the connector starts, "
                            + "which fails if any contract in it is invalid; restart the connector to read it again.",
                    "Contracts",
                    1,
                    Width.LONG,
                    "Contract catalog");

    ValidateContractConfig(Map<String, ?> settings) {
        super(CONFIG_DEF, settings);
    }

    /**
     * @throws ConfigException with everything that is wrong with the catalog
     */
    ContractCatalog catalog() {
        try {
            return OdcsCatalogLoader.load(Path.of(getString(CONTRACTS_PATH)));
        } catch (InvalidCatalogException e) {
            throw unusable(e);
        }
    }

    /** What to throw when the contracts in the catalog cannot be used, for these reasons. */
    ConfigException unusable(Exception reasons) {
        var exception = new ConfigException(CONTRACTS_PATH, getString(CONTRACTS_PATH), reasons.getMessage());
        exception.initCause(reasons);
        return exception;
    }
}
