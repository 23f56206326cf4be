// SPDX-License-Identifier: Apache-2.0
/**
 * One connection: its client and the certificate it came with, its deadlines, and the number of connections a client may have.
 */
@NullMarked
package io.datagateway.http.connection;

import org.jspecify.annotations.NullMarked;
