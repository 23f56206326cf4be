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
 * Checks a folder of contracts as the connectors will when they start, for the build of the repository they are in:
 * prints everything that is wrong and ends with 0 (nothing), 1 (something) or 2 (wrong call).
 */
public final class ContractLinter {

    private ContractLinter() {}

    public static void main(String[] arguments) {
        if (arguments.length != 1) {
            System.err.println("usage: check-contracts FOLDER");
            System.exit(2);
        }
        System.exit(check(Path.of(arguments[0]), System.out) ? 0 : 1);
    }

    /** Whether nothing is wrong with the contracts in the folder. */
    static boolean check(Path folder, PrintStream out) {
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
