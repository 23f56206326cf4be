// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro.encode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Enums: the number of the symbol. */
final class EnumEncoding implements Encoding {

    private static final int SYMBOLS_SHOWN = 10;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final String refusal;

    EnumEncoding(List<String> symbols) {
        symbols.forEach(symbol -> numbers.put(symbol, numbers.size()));
        List<String> shown = symbols.subList(0, Math.min(symbols.size(), SYMBOLS_SHOWN));
        this.refusal = "is not one of " + String.join(", ", shown) + (shown.size() < symbols.size() ? ", …" : "");
    }

    @Override
    public void write(Object value, EncodingContext context) {
        if (!(value instanceof String symbol)) {
            context.refuseType("text", value);
            return;
        }
        Integer number = numbers.get(symbol);
        if (number == null) {
            context.refuse(EncodingIssue.ENUM, refusal);
        } else {
            context.output().writeLong(number);
        }
    }
}
