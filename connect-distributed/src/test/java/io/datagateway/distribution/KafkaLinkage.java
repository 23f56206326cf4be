// SPDX-License-Identifier: Apache-2.0
package io.datagateway.distribution;

import io.datagateway.distribution.ClassReferences.Reference;
import java.io.IOException;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** A plugin's own classes beside the jars of one version of Kafka: what of them the virtual machine would not link. */
final class KafkaLinkage implements AutoCloseable {

    private static final String OURS = "io/datagateway/";
    private static final String KAFKA = "org/apache/kafka/";

    private final URLClassLoader classes;
    private final List<Path> plugin;

    /**
     * @param plugin a plugin directory
     * @param kafka a folder with Kafka's jars
     */
    KafkaLinkage(Path plugin, Path kafka) throws IOException {
        this.plugin = jars(plugin);
        var urls = new ArrayList<URL>();
        for (Path jar :
                Stream.concat(this.plugin.stream(), jars(kafka).stream()).toList()) {
            urls.add(jar.toUri().toURL());
        }
        // Kafka's interfaces name slf4j; nothing else is taken from the tests' own class path.
        urls.add(org.slf4j.Logger.class.getProtectionDomain().getCodeSource().getLocation());
        classes = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    private static List<Path> jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
    }

    /** Returns the references of our classes into Kafka that lead nowhere, and the methods of Kafka's that ours lack. */
    Set<String> failures() throws IOException {
        var failures = new TreeSet<String>();
        for (Path file : plugin) {
            try (var jar = new JarFile(file.toFile())) {
                for (var entry : jar.stream().toList()) {
                    if (entry.getName().startsWith(OURS) && entry.getName().endsWith(".class")) {
                        failures.addAll(unresolved(ClassReferences.of(jar.getInputStream(entry))));
                        failures.addAll(unimplemented(entry.getName().replaceFirst("\\.class$", "")));
                    }
                }
            }
        }
        return failures;
    }

    private List<String> unresolved(List<Reference> references) {
        return references.stream()
                .filter(reference -> reference.owner().startsWith(KAFKA))
                .filter(reference -> !resolves(reference))
                .map(Reference::toString)
                .toList();
    }

    private boolean resolves(Reference reference) {
        try {
            Class<?> owner = load(reference.owner());
            if (reference.name().isEmpty()) {
                return Modifier.isPublic(owner.getModifiers());
            }
            if (!reference.isMethod()) {
                return field(owner, reference);
            }
            MethodType type = MethodType.fromMethodDescriptorString(reference.descriptor(), classes);
            return reference.name().equals("<init>") ? constructor(owner, type) : method(owner, reference.name(), type);
        } catch (ClassNotFoundException | TypeNotPresentException e) {
            return false;
        }
    }

    private Class<?> load(String name) throws ClassNotFoundException {
        return Class.forName(name.replace('/', '.'), false, classes);
    }

    private static boolean field(Class<?> owner, Reference reference) {
        return supertypes(owner).stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                .anyMatch(field -> field.getName().equals(reference.name())
                        && field.getType().descriptorString().equals(reference.descriptor())
                        && isOpen(field));
    }

    private static boolean constructor(Class<?> owner, MethodType type) {
        for (Constructor<?> constructor : owner.getDeclaredConstructors()) {
            if (Arrays.asList(constructor.getParameterTypes()).equals(type.parameterList()) && isOpen(constructor)) {
                return true;
            }
        }
        return false;
    }

    private static boolean method(Class<?> owner, String name, MethodType type) {
        return supertypes(owner).stream()
                .flatMap(supertype -> Arrays.stream(supertype.getDeclaredMethods()))
                .anyMatch(method -> method.getName().equals(name)
                        && method.getReturnType() == type.returnType()
                        && Arrays.asList(method.getParameterTypes()).equals(type.parameterList())
                        && isOpen(method));
    }

    private static boolean isOpen(Member member) {
        return Modifier.isPublic(member.getModifiers()) || Modifier.isProtected(member.getModifiers());
    }

    /** The class itself, its superclasses, all their interfaces, and Object. */
    private static Set<Class<?>> supertypes(Class<?> type) {
        var types = new LinkedHashSet<Class<?>>();
        types.add(type);
        if (type.getSuperclass() != null) {
            types.addAll(supertypes(type.getSuperclass()));
        }
        for (Class<?> supertype : type.getInterfaces()) {
            types.addAll(supertypes(supertype));
        }
        types.add(Object.class);
        return types;
    }

    /** The methods that Kafka would call on a class of ours that does not have them. */
    private List<String> unimplemented(String name) {
        try {
            Class<?> type = load(name);
            if (Modifier.isAbstract(type.getModifiers())) {
                return List.of();
            }
            return Arrays.stream(type.getMethods())
                    .filter(method -> Modifier.isAbstract(method.getModifiers()))
                    .map(Method::toString)
                    .map(method -> type.getName() + " lacks " + method)
                    .toList();
        } catch (ClassNotFoundException | LinkageError e) {
            return List.of(name.replace('/', '.') + ": " + e);
        }
    }

    @Override
    public void close() throws IOException {
        classes.close();
    }
}
