// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro.encode;

import java.util.Map;

/** Maps: all entries in one block, in the map's own order. */
record MapEncoding(Encoding values) implements Encoding {

    @Override
    public void write(Object value, EncodingContext context) {
        if (!(value instanceof Map<?, ?> map)) {
            context.refuseType("an object", value);
        } else if (!context.isTooDeep()) {
            writeEntries(map, context);
        }
    }

    private void writeEntries(Map<?, ?> map, EncodingContext context) {
        if (!map.isEmpty()) {
            context.output().writeLong(map.size());
            int index = 0;
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                writeKey(entry.getKey(), context);
                context.writeItem(index++, values, entry.getValue());
            }
        }
        context.output().writeLong(0);
    }

    private static void writeKey(Object key, EncodingContext context) {
        if (key instanceof String text && StringEncoding.isEncodable(text)) {
            StringEncoding.write(text, context.output());
        } else {
            context.refuse(EncodingIssue.TYPE, "has a key that is not text");
        }
    }
}
