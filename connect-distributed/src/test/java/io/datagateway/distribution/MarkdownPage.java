// SPDX-License-Identifier: Apache-2.0
package io.datagateway.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** A page of Markdown, read as GitHub reads it: tables are tables, and headings have GitHub's anchors. */
final class MarkdownPage {

    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .build();

    private static final Pattern NOT_IN_ANCHORS = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}\\p{Pc} -]");

    private final Path file;
    private final List<String> lines;
    private final List<Line> links = new ArrayList<>();
    private final Set<String> anchors = new HashSet<>();
    private final List<Line> examples = new ArrayList<>();
    private final Set<Integer> unwrapped = new HashSet<>();

    /**
     * A piece of a page with its place.
     *
     * @param number of the line, from 1
     */
    record Line(int number, String text) {}

    private MarkdownPage(Path file, String text) {
        this.file = file;
        this.lines = text.lines().toList();
        PARSER.parse(text).accept(new Reader());
    }

    static MarkdownPage read(Path file) throws IOException {
        return new MarkdownPage(file.toAbsolutePath().normalize(), Files.readString(file));
    }

    /** The file, absolute. */
    Path file() {
        return file;
    }

    /** All lines, as written. */
    List<String> lines() {
        return lines;
    }

    /** The destination of every link and image. */
    List<Line> links() {
        return links;
    }

    /** The anchor of every heading. */
    Set<String> anchors() {
        return anchors;
    }

    /** The lines of all blocks of code. */
    List<Line> examples() {
        return examples;
    }

    /** The lines with more columns than so many, but for those that cannot be broken: tables, code, URLs. */
    List<Line> linesLongerThan(int columns) {
        var longer = new ArrayList<Line>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.codePointCount(0, line.length()) > columns && !unwrapped.contains(i) && !line.contains("://")) {
                longer.add(new Line(i + 1, line));
            }
        }
        return longer;
    }

    /** Visitor that collects links, anchors and examples in one pass. */
    private final class Reader extends AbstractVisitor {

        private final Map<String, Integer> seen = new HashMap<>();

        @Override
        public void visit(Link link) {
            links.add(new Line(firstLine(link) + 1, link.getDestination()));
            visitChildren(link);
        }

        @Override
        public void visit(Image image) {
            links.add(new Line(firstLine(image) + 1, image.getDestination()));
        }

        @Override
        public void visit(Heading heading) {
            var text = new StringBuilder();
            heading.accept(new TextReader(text::append));
            String anchor = NOT_IN_ANCHORS
                    .matcher(text.toString().toLowerCase(Locale.ROOT))
                    .replaceAll("")
                    .replace(' ', '-');
            int earlier = seen.merge(anchor, 1, Integer::sum) - 1;
            anchors.add(earlier == 0 ? anchor : anchor + "-" + earlier);
            visitChildren(heading);
        }

        @Override
        public void visit(FencedCodeBlock code) {
            example(code, code.getLiteral(), 1);
        }

        @Override
        public void visit(IndentedCodeBlock code) {
            example(code, code.getLiteral(), 0);
        }

        private void example(Node code, String text, int fence) {
            leaveUnwrapped(code);
            int number = firstLine(code) + 1 + fence;
            for (String line : text.lines().toList()) {
                examples.add(new Line(number++, line));
            }
        }

        @Override
        public void visit(CustomBlock block) {
            if (block instanceof TableBlock) {
                leaveUnwrapped(block);
            }
            visitChildren(block);
        }

        private void leaveUnwrapped(Node block) {
            block.getSourceSpans().forEach(span -> unwrapped.add(span.getLineIndex()));
        }

        private int firstLine(Node node) {
            return node.getSourceSpans().get(0).getLineIndex();
        }
    }

    /** Visitor that hands on the text of a node, without its markup. */
    private static final class TextReader extends AbstractVisitor {

        private final Consumer<String> out;

        TextReader(Consumer<String> out) {
            this.out = out;
        }

        @Override
        public void visit(Text text) {
            out.accept(text.getLiteral());
        }

        @Override
        public void visit(Code code) {
            out.accept(code.getLiteral());
        }
    }
}
