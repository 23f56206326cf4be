// SPDX-License-Identifier: Apache-2.0
package io.datagateway.cli;

/**
 * Text for a terminal, which may come from files and answers of others: what a terminal obeys and does not show (control
 * characters, marks of text direction) is written as {@code \u001b}, and so is a line end, which would begin another line.
 */
public final class PrintableText {

    private PrintableText() {}

    /** Returns the text in one line that can be printed. */
    public static String of(String text) {
        if (text.codePoints().allMatch(PrintableText::isShown)) {
            return text;
        }
        var printable = new StringBuilder();
        text.codePoints().forEach(character -> {
            if (isShown(character)) {
                printable.appendCodePoint(character);
            } else if (character == '\n') {
                printable.append("\\n");
            } else {
                printable.append(String.format("\\u%04x", character));
            }
        });
        return printable.toString();
    }

    private static boolean isShown(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
