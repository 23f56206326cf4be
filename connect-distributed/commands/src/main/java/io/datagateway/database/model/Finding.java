// SPDX-License-Identifier: Apache-2.0
package io.datagateway.database.model;

/**
 * Something in a database that will not come through as it is.
 *
 * @param object what it is about: a table, a column, the server; never a value
 * @param problem a sentence
 * @param remedy what to do: SQL, or a sentence
 */
public record Finding(String object, Effect effect, String problem, String remedy) {

    public static Finding notChecked(String object, String problem, String remedy) {
        return new Finding(object, Effect.NOT_CHECKED, problem, remedy);
    }
}
