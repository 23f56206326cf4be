// SPDX-License-Identifier: Apache-2.0
package io.datagateway.commands;

import io.datagateway.connect.ConnectGroup;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Management addresses of the gateway, by URLs with commas between them. */
final class ManagementUrls implements ITypeConverter<ConnectGroup> {

    @Override
    public ConnectGroup convert(String value) {
        try {
            return ConnectGroup.parse(value);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(value + " is not a management address, as http://connect1:8090");
        }
    }
}
