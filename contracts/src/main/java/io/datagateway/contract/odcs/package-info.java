// SPDX-License-Identifier: Apache-2.0
/**
 * Contracts as files: Open Data Contract Standard 3.1 documents with an Avro schema beside each. Reads them into the
 * model, or says everything that is wrong with them.
 */
@NullMarked
package io.datagateway.contract.odcs;

import org.jspecify.annotations.NullMarked;
