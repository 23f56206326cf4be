// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.smt;

import io.datagateway.contract.ContractCatalog;
import io.datagateway.quality.connect.ContractsPath;
import io.datagateway.quality.metrics.MetricsRegistry;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** The settings of {@link ValidateContract}. */
final class ValidateContractConfig extends AbstractConfig {

    static final ConfigDef CONFIG_DEF = MetricsRegistry.define(ContractsPath.define(new ConfigDef()));

    ValidateContractConfig(Map<String, ?> settings) {
        super(CONFIG_DEF, settings);
    }

    Path folder() {
        return ContractsPath.of(this);
    }

    /** @throws ConfigException if there is no catalog in the folder */
    ContractCatalog catalog() {
        return ContractsPath.load(this);
    }
}
