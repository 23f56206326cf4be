// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The list that the validator adds its errors to, which ends the validation once it is full: a small document may have
 * more errors than memory holds, some thirty for each server of a kind that does not exist.
 */
final class FirstErrors extends ArrayList<Error> {

    private static final long serialVersionUID = 1L;

    /** The greatest number of errors, those of alternatives included. */
    private static final int MOST = 10_000;

    /** Thrown through the validator. */
    static final class FullException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        FullException() {
            super(null, null, false, false);
        }
    }

    @Override
    public boolean add(Error error) {
        if (isFull()) {
            throw new FullException();
        }
        return super.add(error);
    }

    @Override
    public boolean addAll(Collection<? extends Error> errors) {
        List<Error> all = List.copyOf(errors);
        super.addAll(all.subList(0, Math.min(all.size(), MOST - size())));
        if (isFull()) {
            throw new FullException();
        }
        return !all.isEmpty();
    }

    private boolean isFull() {
        return size() >= MOST;
    }
}
