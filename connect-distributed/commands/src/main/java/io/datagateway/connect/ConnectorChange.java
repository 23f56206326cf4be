// SPDX-License-Identifier: Apache-2.0
package io.datagateway.connect;

/**
 * The end of an attempt to give a connector a config.
 *
 * @param detail why it was refused; else empty
 */
public record ConnectorChange(Outcome outcome, String detail) {

    public enum Outcome {
        CREATED,
        CHANGED,
        UNCHANGED,
        REFUSED
    }

    static ConnectorChange done(Outcome outcome) {
        return new ConnectorChange(outcome, "");
    }

    /** One that was not asked of Connect. */
    public static ConnectorChange refused(String detail) {
        return new ConnectorChange(Outcome.REFUSED, detail);
    }

    static ConnectorChange refused(RequestRefusedException refusal) {
        return new ConnectorChange(Outcome.REFUSED, (refusal.status() + " " + refusal.reason()).strip());
    }
}
