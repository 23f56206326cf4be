// SPDX-License-Identifier: Apache-2.0
package io.datagateway.commands;

import io.datagateway.connect.ConnectGroup;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The workers of one Connect group, by URLs with commas between them. */
final class GroupUrls implements ITypeConverter<ConnectGroup> {

    @Override
    public ConnectGroup convert(String value) {
        try {
            return ConnectGroup.parse(value);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
