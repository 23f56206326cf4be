// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;

/** Samples of running threads, counted by thread, by the topmost method, and by every method that was on the stack. */
final class StackSamples {

    /** The event of a sample. Samples of native methods are left out: nearly all of them wait for others. */
    private static final String SAMPLE = "jdk.ExecutionSample";

    private final Map<String, Long> threads = new HashMap<>();
    private final Map<String, Long> leaves = new HashMap<>();
    private final Map<String, Long> anywhere = new HashMap<>();
    private long samples;

    private StackSamples() {}

    static StackSamples read(Path file) throws IOException {
        var frames = new StackSamples();
        try (var recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                frames.take(recording.readEvent());
            }
        }
        return frames;
    }

    long samples() {
        return samples;
    }

    Map<String, Long> threads() {
        return threads;
    }

    Map<String, Long> leaves() {
        return leaves;
    }

    Map<String, Long> anywhere() {
        return anywhere;
    }

    private void take(RecordedEvent event) {
        if (!event.getEventType().getName().equals(SAMPLE)
                || event.getStackTrace() == null
                || event.getStackTrace().getFrames().isEmpty()) {
            return;
        }
        List<RecordedFrame> stack = event.getStackTrace().getFrames();
        String top = name(stack.get(0).getMethod());
        samples++;
        leaves.merge(top, 1L, Long::sum);
        threads.merge(thread(event), 1L, Long::sum);
        var names = new HashSet<String>();
        stack.forEach(frame -> names.add(name(frame.getMethod())));
        names.stream()
                .filter(name -> !name.startsWith("java.") && !name.startsWith("sun.") && !name.startsWith("jdk."))
                .forEach(name -> anywhere.merge(name, 1L, Long::sum));
    }

    private static String thread(RecordedEvent event) {
        var thread = event.getThread("sampledThread");
        String name = thread == null || thread.getJavaName() == null ? "?" : thread.getJavaName();
        return name.replaceAll("\\d+", "N");
    }

    private static String name(RecordedMethod method) {
        return method.getType().getName() + "." + method.getName();
    }
}
