// SPDX-License-Identifier: Apache-2.0
package io.datagateway.torture;

import io.datagateway.options.OptionNames;
import java.util.Random;

/** A way to hurt a running cluster. */
enum Fault {
    KILL_WORKER("kill -9 of a worker, started again"),
    KILL_WORKERS("kill -9 of all workers at once, started again"),
    STOP_WORKER("SIGTERM to a worker, started again"),
    FREEZE_WORKER("SIGSTOP of a worker for 3 s and more"),
    KILL_BROKER("kill -9 of a broker, started again"),
    KILL_BROKER_AND_WORKER("kill -9 of a broker and then of a worker that has records for it, both started again"),
    FREEZE_BROKER("SIGSTOP of a broker for 3 s and more"),
    RESTART("restart of a connector's tasks through the REST API"),
    CHANGE_CONFIG("a connector's config changed through the REST API"),
    PAUSE("a connector paused and resumed"),
    ROTATE_CERTIFICATE("a new server certificate, every other time after a broken file"),
    OVERLOAD("many more clients, as fast as they can, for some seconds"),
    REPLACE_PLUGINS(
            "the workers restarted one after another with the plugins of --other-plugins, next time back again"),
    FILL_DISK("no space left where a broker keeps its records"),
    CUT_NETWORK("no packet passes between a worker and a broker for 3 s and more");

    private final String text;

    Fault(String text) {
        this.text = text;
    }

    /** Causes the fault, holds it and ends it. Returns the part that was hurt, and how. */
    String inflict(TortureTestBed testBed, Random random) throws Exception {
        return switch (this) {
            case KILL_WORKER -> NodeFaults.killWorker(testBed, random);
            case KILL_WORKERS -> NodeFaults.killWorkers(testBed, random);
            case STOP_WORKER -> NodeFaults.stopWorker(testBed, random);
            case FREEZE_WORKER -> NodeFaults.freezeWorker(testBed, random);
            case KILL_BROKER -> NodeFaults.killBroker(testBed, random);
            case KILL_BROKER_AND_WORKER -> NodeFaults.killBrokerAndWorker(testBed, random);
            case FREEZE_BROKER -> NodeFaults.freezeBroker(testBed, random);
            case RESTART -> ConnectFaults.restart(testBed, random);
            case CHANGE_CONFIG -> ConnectFaults.changeConfig(testBed, random);
            case PAUSE -> ConnectFaults.pause(testBed, random);
            case ROTATE_CERTIFICATE -> ConnectFaults.rotateCertificate(testBed, random);
            case OVERLOAD -> HostFaults.overload(testBed, random);
            case REPLACE_PLUGINS -> UpgradeFaults.replacePlugins(testBed, random);
            case FILL_DISK -> HostFaults.fillDisk(testBed, random);
            case CUT_NETWORK -> HostFaults.cutNetwork(testBed, random);
        };
    }

    /** Returns the description. */
    String text() {
        return text;
    }

    /** Returns true if only 201 and 503 may be answered meanwhile: no process dies and no connection breaks. */
    boolean isOrderly() {
        return this == RESTART || this == CHANGE_CONFIG || this == PAUSE;
    }

    /** Returns true if it needs namespaces of its own, for a file system and a network that can be broken. */
    boolean needsNamespaces() {
        return this == FILL_DISK || this == CUT_NETWORK;
    }

    /** Returns true if it needs nothing that an option must name and this machine may lack. */
    boolean isUsual() {
        return !needsNamespaces() && this != REPLACE_PLUGINS;
    }

    /** Returns the name on the command line: {@code kill-worker}. */
    @Override
    public String toString() {
        return OptionNames.of(this);
    }
}
