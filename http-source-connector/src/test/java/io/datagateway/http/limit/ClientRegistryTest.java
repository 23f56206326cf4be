// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;

class ClientRegistryTest {

    private static final X500Principal CA = new X500Principal("CN=ca");
    private static final QuotaKey ORDERS = new QuotaKey(new X500Principal("CN=sales.orders"), CA);

    private final AtomicLong nowNanos = new AtomicLong();
    private final ClientRegistry clients = new ClientRegistry(nowNanos::get);

    @Test
    void connectingAgainDoesNotBeginAnew() {
        assertThat(clients.connect(ORDERS).tryRequest(1L)).isTrue();
        clients.disconnect(ORDERS);
        clients.forgetIdle();

        assertThat(clients.connect(ORDERS).tryRequest(1L)).isFalse();
    }

    @Test
    void whoHasGoneAndHoldsNothingIsForgotten() {
        var budget = new ByteBudget(new ByteBudget.Bounds(10, 10));
        ClientUsage client = clients.connect(ORDERS);
        var share = budget.share(client);
        assertThat(share.resize(1)).isTrue();
        assertThat(client.tryBytes(1, 1L)).isTrue();
        clients.disconnect(ORDERS);
        nowNanos.addAndGet(TimeUnit.SECONDS.toNanos(2));

        clients.forgetIdle();
        assertThat(clients.size()).isOne();
        share.end();
        clients.forgetIdle();
        assertThat(clients.size()).isZero();
    }

    @Test
    void whoIsConnectedIsNotForgotten() {
        clients.connect(ORDERS);
        clients.connect(ORDERS);
        clients.disconnect(ORDERS);

        clients.forgetIdle();

        assertThat(clients.size()).isOne();
        assertThat(clients.connect(ORDERS).connections()).isEqualTo(2);
    }

    @Test
    void subjectAndIssuerTellClientsApart() {
        var otherUnit = new QuotaKey(new X500Principal("CN=sales.orders, OU=shop"), CA);
        var otherIssuer = new QuotaKey(ORDERS.subject(), new X500Principal("CN=other"));

        assertThat(clients.connect(ORDERS)).isNotSameAs(clients.connect(otherUnit));
        assertThat(clients.connect(ORDERS)).isNotSameAs(clients.connect(otherIssuer));
        assertThat(QuotaKey.of()).isEqualTo(QuotaKey.NOBODY);
    }

    @Test
    void withoutLimitNothingIsRefused() {
        ClientUsage client = clients.connect(ORDERS);

        assertThat(client.tryRequest(null)).isTrue();
        assertThat(client.tryBytes(Long.MAX_VALUE, null)).isTrue();
        assertThat(client.requests()).isZero();
    }
}
