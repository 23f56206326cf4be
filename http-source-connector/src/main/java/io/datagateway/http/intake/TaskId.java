// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

/** Name of a task of a connector; after a restart another instance has the same name. */
public record TaskId(String connector, int number) {

    @Override
    public String toString() {
        return connector + "-" + number;
    }
}
