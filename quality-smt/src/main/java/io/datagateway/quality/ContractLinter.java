// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality;

import io.datagateway.contract.Contract;
import io.datagateway.contract.ContractCatalog;
import io.datagateway.contract.odcs.InvalidCatalogException;
import io.datagateway.contract.odcs.OdcsCatalogLoader;
import io.datagateway.quality.rule.ContractRules;
import io.datagateway.quality.rule.InvalidRulesException;
import java.io.PrintStream;
import java.nio.file.Path;

/**
 * Checks a folder of contracts as the connectors do when they start, for the build of a repository of contracts. Prints
 * every issue, and ends with 0 (no issue), 1 (issues) or 2 (wrong arguments).
 */
public final class ContractLinter {

    private ContractLinter() {}

    public static void main(String[] arguments) {
        if (arguments.length != 1) {
            System.err.println("usage: check-contracts FOLDER");
            System.exit(2);
        }
        System.exit(lint(Path.of(arguments[0]), System.out) ? 0 : 1);
    }

    /** Prints every issue of the contracts in the folder. Returns true if there is none. */
    public static boolean lint(Path folder, PrintStream out) {
        try {
            ContractCatalog catalog = OdcsCatalogLoader.load(folder);
            boolean sound = true;
            for (Contract contract : catalog.contracts()) {
                sound &= compiles(contract, out);
            }
            return sound;
        } catch (InvalidCatalogException e) {
            out.println(e.getMessage());
            return false;
        }
    }

    private static boolean compiles(Contract contract, PrintStream out) {
        try {
            new ContractRules(contract);
            out.println(contract.id() + " (" + contract.status() + "): "
                    + contract.rules().size() + " row rules");
            return true;
        } catch (InvalidRulesException e) {
            out.println(e.getMessage());
            return false;
        }
    }
}
