// SPDX-License-Identifier: Apache-2.0
package io.datagateway.cluster;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Reservations of blocks of ports among the processes of this machine that use them, by locks of files. */
final class PortBlock {

    /** Reachable for ever: a channel that is collected is closed, and gives its lock back. */
    private static final Queue<FileChannel> RESERVED = new ConcurrentLinkedQueue<>();

    private PortBlock() {}

    /**
     * Returns true if the block is now this process's, until it ends.
     *
     * @param folder of the locks
     */
    static boolean tryReserve(Path folder, int basePort) {
        Path file = folder.resolve("data-gateway-ports-" + basePort + ".lock");
        try {
            return isLocked(FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        } catch (IOException e) {
            // It is another user's.
            return false;
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            if (channel.tryLock() != null) {
                RESERVED.add(channel);
                return true;
            }
        } catch (OverlappingFileLockException e) {
            // An earlier call of this process has it.
        }
        channel.close();
        return false;
    }
}
