// SPDX-License-Identifier: Apache-2.0
package io.datagateway.database.model;

import java.util.Map;

/** The settings of a connector, with their placeholders resolved. Holds secrets. */
public record ConnectorSettings(Map<String, String> values) {

    public String get(String key, String otherwise) {
        return values.getOrDefault(key, otherwise);
    }

    public String get(String key) {
        return get(key, "");
    }

    public NameList names(String key) {
        return NameList.of(get(key));
    }

    /** True if Debezium reads the table. */
    public boolean hasTable(String schema, String table) {
        String name = schema + '.' + table;
        return takes("schema", schema) && takes("table", name);
    }

    /** True if Debezium reads the column of such a table. */
    public boolean hasColumn(String table, String column) {
        return takes("column", table + '.' + column);
    }

    private boolean takes(String what, String name) {
        NameList included = names(what + ".include.list");
        return (included.isEmpty() || included.has(name))
                && !names(what + ".exclude.list").has(name);
    }

    @Override
    public String toString() {
        return "ConnectorSettings" + values.keySet();
    }
}
