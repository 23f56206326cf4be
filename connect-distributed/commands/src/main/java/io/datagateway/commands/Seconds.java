// SPDX-License-Identifier: Apache-2.0
package io.datagateway.commands;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A number of whole seconds, up to an hour. */
final class Seconds implements ITypeConverter<Duration> {

    private static final int HOUR = 3600;

    @Override
    public Duration convert(String value) {
        if (!value.matches("[1-9]\\d{0,3}") || Integer.parseInt(value) > HOUR) {
            throw new TypeConversionException("takes seconds, 1 to 3600");
        }
        return Duration.ofSeconds(Integer.parseInt(value));
    }
}
