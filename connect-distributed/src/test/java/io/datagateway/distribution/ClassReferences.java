// SPDX-License-Identifier: Apache-2.0
package io.datagateway.distribution;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** The constant pool of a class file (JVM specification, 4.4): which classes, fields and methods the class refers to. */
final class ClassReferences {

    private static final int UTF8 = 1;
    private static final int CLASS = 7;
    private static final int FIELD = 9;
    private static final int METHOD = 10;
    private static final int INTERFACE_METHOD = 11;

    /**
     * A class, or a member of one.
     *
     * @param owner the class, with slashes
     * @param name of the member; empty if only the class is meant
     * @param descriptor of the member, as in the class file
     */
    record Reference(String owner, String name, String descriptor) {

        boolean isMethod() {
            return descriptor.startsWith("(");
        }

        @Override
        public String toString() {
            return owner.replace('/', '.') + (name.isEmpty() ? "" : "." + name + " " + descriptor);
        }
    }

    private final int[] tags;
    private final int[] first;
    private final int[] second;
    private final String[] texts;

    private ClassReferences(int size) {
        tags = new int[size];
        first = new int[size];
        second = new int[size];
        texts = new String[size];
    }

    static List<Reference> of(InputStream classFile) throws IOException {
        var in = new DataInputStream(classFile);
        in.skipNBytes(8);
        var pool = new ClassReferences(in.readUnsignedShort());
        for (int index = 1; index < pool.tags.length; index += pool.read(index, in)) {
            // read() does it
        }
        return pool.references();
    }

    /** Reads an entry; returns how many places it takes. */
    private int read(int index, DataInputStream in) throws IOException {
        tags[index] = in.readUnsignedByte();
        switch (tags[index]) {
            case UTF8 -> texts[index] = in.readUTF();
            case 3, 4 -> in.skipNBytes(4);
            case 5, 6 -> in.skipNBytes(8);
            case 15 -> in.skipNBytes(3);
            case CLASS, 8, 16, 19, 20 -> first[index] = in.readUnsignedShort();
            default -> {
                first[index] = in.readUnsignedShort();
                second[index] = in.readUnsignedShort();
            }
        }
        return tags[index] == 5 || tags[index] == 6 ? 2 : 1;
    }

    private List<Reference> references() {
        var references = new ArrayList<Reference>();
        for (int index = 1; index < tags.length; index++) {
            switch (tags[index]) {
                case CLASS -> references.add(new Reference(texts[first[index]], "", ""));
                case FIELD, METHOD, INTERFACE_METHOD -> {
                    int member = second[index];
                    references.add(
                            new Reference(texts[first[first[index]]], texts[first[member]], texts[second[member]]));
                }
                default -> {}
            }
        }
        return references;
    }
}
