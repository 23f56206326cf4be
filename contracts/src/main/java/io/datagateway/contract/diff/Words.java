// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.diff;

import java.util.ArrayList;
import java.util.List;

/** Lists of words, such as the symbols of an enum. */
final class Words {

    private Words() {}

    /** The words that are not among the others, in their order. */
    static List<String> without(List<String> words, List<String> others) {
        var left = new ArrayList<>(words);
        left.removeAll(others);
        return left;
    }
}
