// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import io.datagateway.contract.ContractId;
import java.nio.file.Path;

/** The two files of a contract: the ODCS document and the Avro schema beside it. */
record ContractFile(ContractId id, Path document, Path schema) {}
