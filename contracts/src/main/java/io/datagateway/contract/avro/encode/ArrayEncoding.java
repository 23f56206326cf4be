// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro.encode;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Arrays: all items in one block. */
record ArrayEncoding(Encoding items) implements Encoding {

    @Override
    public void write(Object value, EncodingContext context) {
        if (!(value instanceof List<?> list)) {
            context.refuseType("a list", value);
        } else if (!context.isTooDeep() && !context.isSubstitute(ConnectorSubstitute.reasonOfArray(list))) {
            writeItems(list, context);
        }
    }

    private void writeItems(List<?> list, EncodingContext context) {
        if (!list.isEmpty()) {
            context.output().writeLong(list.size());
            int index = 0;
            for (Object item : list) {
                context.writeItem(index++, isNested(item) ? ArrayEncoding::refuseNested : items, item);
            }
        }
        context.output().writeLong(0);
    }

    private static boolean isNested(@Nullable Object item) {
        return ConnectorSubstitute.reasonOfItem(item) != null;
    }

    private static void refuseNested(Object item, EncodingContext context) {
        context.isSubstitute(ConnectorSubstitute.reasonOfItem(item));
    }
}
