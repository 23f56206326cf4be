// SPDX-License-Identifier: Apache-2.0
package io.datagateway.cluster;

/** The Connect groups that the workers of a cluster form. */
public enum Layout {
    /** The gateway without transactions in one group, validation and databases with exactly-once in another. */
    SPLIT,
    /** All connectors with exactly-once in one group. */
    SINGLE
}
