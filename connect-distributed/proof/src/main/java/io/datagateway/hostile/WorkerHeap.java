// SPDX-License-Identifier: Apache-2.0
package io.datagateway.hostile;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The heap of another process, read over JMX by attaching to it, so that it needs no port. */
final class WorkerHeap implements AutoCloseable {

    private final JMXConnector connector;

    @SuppressWarnings("BanJNDI") // The address is what our own process, just attached to, says of itself.
    WorkerHeap(long pid) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
            try {
                connector = JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new IOException("cannot attach to process " + pid, e);
        }
    }

    /** Returns the bytes in use after a full collection. */
    long afterCollection() throws IOException {
        MemoryMXBean memory = ManagementFactory.newPlatformMXBeanProxy(
                connector.getMBeanServerConnection(), ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    /**
     * Returns the largest share of the old generation, in percent, that was still in use after its latest collection.
     */
    long oldPercentAfterCollection() throws IOException {
        return ManagementFactory.getPlatformMXBeans(connector.getMBeanServerConnection(), MemoryPoolMXBean.class)
                .stream()
                .filter(pool -> pool.getName().contains("Old") || pool.getName().contains("Tenured"))
                .map(MemoryPoolMXBean::getCollectionUsage)
                .mapToLong(usage -> 100 * usage.getUsed() / Math.max(1, usage.getMax()))
                .max()
                .orElse(0);
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }
}
