// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.convert;

import io.datagateway.contract.Contract;
import io.datagateway.contract.FieldPath;
import org.apache.kafka.connect.errors.DataException;

/** Compiles the codec of a contract. */
final class CodecCompiler {

    private final TimePrecision precision;
    private final NestedMode nested;
    private final boolean isKey;

    CodecCompiler(TimePrecision precision, NestedMode nested, boolean isKey) {
        this.precision = precision;
        this.nested = nested;
        this.isKey = isKey;
    }

    /** @throws DataException if the contract has a type that Connect does not have */
    Codec compile(Contract contract) {
        try {
            return isKey ? key(contract) : new ValueCodec(contract.id(), contract.schema(), types());
        } catch (DataException | IllegalArgumentException e) {
            // The contract is fine but not for Connect.
            throw new DataException(contract.id() + " cannot be Connect data: " + e.getMessage());
        }
    }

    private Codec key(Contract contract) {
        if (contract.primaryKey().isEmpty()) {
            return new NoPrimaryKeyCodec(contract.id());
        }
        for (FieldPath path : contract.primaryKey()) {
            if (path.steps().size() > 1) {
                throw new DataException("the primary key " + path + " is not a field of the record itself; use"
                        + " org.apache.kafka.connect.storage.StringConverter for keys");
            }
        }
        return new KeyCodec(contract, types());
    }

    private TypeCompiler types() {
        return new TypeCompiler(precision, nested);
    }
}
