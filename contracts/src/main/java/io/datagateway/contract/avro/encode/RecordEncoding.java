// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro.encode;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Records: the fields in the order of the schema. */
final class RecordEncoding implements Encoding {

    /** Keys that may be shown: they look like the name of a field, not like data. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");

    private static final int MAX_UNKNOWN_NAME = 24;

    private final String[] names;
    private final Encoding[] fields;
    private final Set<String> known = new HashSet<>();
    private int size;

    RecordEncoding(int size) {
        this.names = new String[size];
        this.fields = new Encoding[size];
    }

    /** Adds a field; all of them are added before the first use. */
    void add(String name, Encoding field) {
        names[size] = name;
        known.add(name);
        fields[size++] = field;
    }

    @Override
    public void write(Object value, EncodingContext context) {
        if (!(value instanceof Map<?, ?> map)) {
            context.refuseType("an object", value);
        } else if (!context.isTooDeep()) {
            writeFields(map, context);
        }
    }

    private void writeFields(Map<?, ?> map, EncodingContext context) {
        int found = 0;
        for (int i = 0; i < size; i++) {
            Object value = map.get(names[i]);
            if (value != null || map.containsKey(names[i])) {
                found++;
            }
            context.writeField(names[i], fields[i], value);
        }
        if (found != map.size()) {
            refuseUnknown(map, context);
        }
    }

    private void refuseUnknown(Map<?, ?> map, EncodingContext context) {
        for (Object key : map.keySet()) {
            if (!(key instanceof String name) || !NAME.matcher(name).matches()) {
                context.refuse(EncodingIssue.UNKNOWN_FIELD, "has a key that is not the name of a field");
            } else if (!known.contains(name)) {
                context.writeField(cut(name), RecordEncoding::refuseField, "");
            }
        }
    }

    /** A name that the contract does not have is data of whoever sent it: as much of it is told as a name needs. */
    private static String cut(String name) {
        return name.length() > MAX_UNKNOWN_NAME ? name.substring(0, MAX_UNKNOWN_NAME) + "…" : name;
    }

    private static void refuseField(Object value, EncodingContext context) {
        context.refuse(EncodingIssue.UNKNOWN_FIELD, "is not a field of the contract");
    }
}
