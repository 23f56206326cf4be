// SPDX-License-Identifier: Apache-2.0
package io.datagateway.database.sqlserver;

import io.datagateway.database.model.Query;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers each question by a part of its SQL, with rows that a test has given. It cannot tell whether the SQL is right. */
final class FakeSqlServer {

    private final Map<String, List<Map<String, Object>>> answers = new LinkedHashMap<>();

    /** Adds a row to the answer of the question that has this text. */
    FakeSqlServer with(String part, Map<String, Object> row) {
        answers.computeIfAbsent(part, key -> new ArrayList<>()).add(row);
        return this;
    }

    Query query() {
        return new Query(
                proxy(Connection.class, (method, arguments) -> statement((String) arguments[0])),
                Duration.ofSeconds(1));
    }

    private PreparedStatement statement(String sql) {
        List<Map<String, Object>> rows = answers.entrySet().stream()
                .filter(answer -> sql.contains(answer.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(List.of());
        return proxy(
                PreparedStatement.class, (method, arguments) -> method.equals("executeQuery") ? result(rows) : null);
    }

    private static ResultSet result(List<Map<String, Object>> rows) {
        Iterator<Map<String, Object>> iterator = rows.iterator();
        List<String> columns =
                rows.isEmpty() ? List.of() : List.copyOf(rows.get(0).keySet());
        var current = new ArrayList<Map<String, Object>>();
        ResultSetMetaData metaData = proxy(
                ResultSetMetaData.class,
                (method, arguments) ->
                        method.equals("getColumnCount") ? columns.size() : columns.get((int) arguments[0] - 1));
        return proxy(ResultSet.class, (method, arguments) -> switch (method) {
            case "getMetaData" -> metaData;
            case "next" -> iterator.hasNext() && current.add(iterator.next());
            case "getObject" -> current.get(current.size() - 1).get(columns.get((int) arguments[0] - 1));
            default -> null;
        });
    }

    private interface Handler {
        Object call(String method, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Handler handler) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> handler.call(method.getName(), arguments)));
    }
}
