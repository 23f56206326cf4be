// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro.encode;

import java.util.Map;

/** Maps: all entries in one block, in the map's own order. */
record MapEncoding(Encoding values) implements Encoding {

    @Override
    public void write(Object value, Draft draft) {
        if (!(value instanceof Map<?, ?> map)) {
            draft.refuseType("an object", value);
        } else if (!draft.isTooDeep()) {
            writeEntries(map, draft);
        }
    }

    private void writeEntries(Map<?, ?> map, Draft draft) {
        if (!map.isEmpty()) {
            draft.output().writeLong(map.size());
            int index = 0;
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                writeKey(entry.getKey(), draft);
                draft.writeItem(index++, values, entry.getValue());
            }
        }
        draft.output().writeLong(0);
    }

    private static void writeKey(Object key, Draft draft) {
        if (key instanceof String text && StringEncoding.isEncodable(text)) {
            StringEncoding.write(text, draft.output());
        } else {
            draft.refuse(EncodingIssue.TYPE, "has a key that is not text");
        }
    }
}
