// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro.encode;

import java.util.List;

/** Arrays: all items in one block. */
record ArrayEncoding(Encoding items) implements Encoding {

    @Override
    public void write(Object value, Draft draft) {
        if (!(value instanceof List<?> list)) {
            draft.refuseType("a list", value);
        } else if (!draft.isTooDeep()) {
            writeItems(list, draft);
        }
    }

    private void writeItems(List<?> list, Draft draft) {
        if (!list.isEmpty()) {
            draft.output().writeLong(list.size());
            int index = 0;
            for (Object item : list) {
                draft.writeItem(index++, items, item);
            }
        }
        draft.output().writeLong(0);
    }
}
