// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro.encode;

import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;

/** Records: the fields in the order of the schema. */
final class RecordEncoding implements Encoding {

    /** Keys that may be shown: they look like the name of a field, not like data. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");

    private final String[] names;
    private final Encoding[] fields;
    private int size;

    RecordEncoding(int size) {
        this.names = new String[size];
        this.fields = new Encoding[size];
    }

    /** Adds a field; all of them are added before the first use. */
    void add(String name, Encoding field) {
        names[size] = name;
        fields[size++] = field;
    }

    @Override
    public void write(Object value, Draft draft) {
        if (!(value instanceof Map<?, ?> map)) {
            draft.refuseType("an object", value);
        } else if (!draft.isTooDeep()) {
            writeFields(map, draft);
        }
    }

    private void writeFields(Map<?, ?> map, Draft draft) {
        int found = 0;
        for (int i = 0; i < size; i++) {
            Object value = map.get(names[i]);
            if (value != null || map.containsKey(names[i])) {
                found++;
            }
            draft.writeField(names[i], fields[i], value);
        }
        if (found != map.size()) {
            refuseUnknown(map, draft);
        }
    }

    private void refuseUnknown(Map<?, ?> map, Draft draft) {
        for (Object key : map.keySet()) {
            if (!(key instanceof String name) || !NAME.matcher(name).matches()) {
                draft.refuse(EncodingIssue.UNKNOWN_FIELD, "has a key that is not the name of a field");
            } else if (!Arrays.asList(names).contains(name)) {
                draft.writeField(name, RecordEncoding::refuseField, "");
            }
        }
    }

    private static void refuseField(Object value, Draft draft) {
        draft.refuse(EncodingIssue.UNKNOWN_FIELD, "is not a field of the contract");
    }
}
