// SPDX-License-Identifier: Apache-2.0
package io.datagateway.connect;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Restarts what has failed in a Connect cluster, which Connect itself does not, until it is ended. */
public final class RestartFailed {

    /** After so long a worker is taken for frozen, and the next one is asked. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private RestartFailed() {}

    /** @param arguments those of {@link WatchOptions} */
    public static void main(String[] arguments) throws InterruptedException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (List.of(arguments).contains("--help") || List.of(arguments).contains("-h")) {
            out.println(WatchOptions.USAGE);
            return;
        }
        try {
            System.exit(run(WatchOptions.parse(arguments), out));
        } catch (IllegalArgumentException e) {
            System.err.println("restart-failed: " + e.getMessage());
            System.exit(2);
        }
    }

    /** Returns the exit code of the one look that was asked for; else does not return. */
    static int run(WatchOptions options, PrintStream out) throws InterruptedException {
        var watcher = new Watcher(
                options.urls().stream()
                        .map(url -> new ConnectRest(url, PATIENCE))
                        .toList(),
                out);
        long begin = System.nanoTime();
        while (!options.once()) {
            watcher.look(Duration.ofNanos(System.nanoTime() - begin));
            Thread.sleep(options.interval().toMillis());
        }
        return switch (watcher.look(Duration.ZERO)) {
            case NOTHING_TO_DO -> 0;
            case RESTARTED -> 1;
            case NOT_DONE -> 3;
        };
    }
}
