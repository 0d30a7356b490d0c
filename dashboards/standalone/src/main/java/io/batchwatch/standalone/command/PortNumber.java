package io.batchwatch.standalone.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Where a door can be: 0 for any that is free. */
final class PortNumber implements ITypeConverter<Integer> {
    private static final int GREATEST = 65_535;

    @Override
    public Integer convert(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= GREATEST) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Refused like a number out of range.
        }
        throw new TypeConversionException(
                "“" + text + "”不是 0 到 " + GREATEST + " 之间的端口 · '" + text + "' is no port from 0 to " + GREATEST);
    }
}
