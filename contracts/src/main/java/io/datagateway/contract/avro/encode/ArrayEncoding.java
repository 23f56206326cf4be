// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro.encode;

import java.util.List;

/** Arrays: all items in one block. */
record ArrayEncoding(Encoding items) implements Encoding {

    @Override
    public void write(Object value, EncodingContext context) {
        if (!(value instanceof List<?> list)) {
            context.refuseType("a list", value);
        } else if (!context.isTooDeep()) {
            writeItems(list, context);
        }
    }

    private void writeItems(List<?> list, EncodingContext context) {
        if (!list.isEmpty()) {
            context.output().writeLong(list.size());
            int index = 0;
            for (Object item : list) {
                context.writeItem(index++, items, item);
            }
        }
        context.output().writeLong(0);
    }
}
