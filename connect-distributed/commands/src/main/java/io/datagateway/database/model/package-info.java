// SPDX-License-Identifier: Apache-2.0
/** What every check of a database needs: the connector's settings, a question, an answer, a finding. */
@NullMarked
package io.datagateway.database.model;

import org.jspecify.annotations.NullMarked;
