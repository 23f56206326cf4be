// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.http.intake.IdempotencyWindow.Claim;
import io.datagateway.http.intake.IdempotencyWindow.Claim.Granted;
import io.datagateway.http.intake.IdempotencyWindow.Claim.Refusal;
import io.datagateway.http.intake.IdempotencyWindow.Claim.Replayed;
import io.datagateway.http.intake.Outcome.Unwritten;
import io.datagateway.http.intake.Outcome.Written;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IdempotencyWindowTest {

    private static final Duration AGE = Duration.ofHours(24);
    private static final int REQUESTS = 3;
    private static final Written WRITTEN = new Written(List.of(new Position(1, 17, 2)));
    private static final IdempotentRequest REQUEST = request("k", "digest");
    private static final IdempotentRequest OTHER_BODY = request("k", "other");

    private final TestBatches clock = new TestBatches();
    private IdempotencyLimits limits = new IdempotencyLimits(AGE, REQUESTS);
    private final IdempotencyWindow window = new IdempotencyWindow(() -> limits, clock::nanoTime);

    @Test
    void aRequestThatWasWrittenIsNotWrittenAgain() {
        run(REQUEST, WRITTEN);

        assertThat(window.claim(REQUEST)).isEqualTo(new Replayed(WRITTEN));
        assertThat(window.claim(REQUEST)).isEqualTo(new Replayed(WRITTEN));
    }

    @Test
    void whileARequestIsInFlightItsTwinIsNot() {
        window.claim(REQUEST);

        assertThat(window.claim(REQUEST)).isEqualTo(Refusal.IN_FLIGHT);
    }

    @Test
    void ofManyTwinsAtOnceExactlyOneGoesOn() throws Exception {
        int twins = 8;
        var start = new CyclicBarrier(twins);
        var threads = Executors.newFixedThreadPool(twins);
        try {
            Callable<Claim> twin = () -> {
                start.await();
                return window.claim(REQUEST);
            };
            int granted = 0;
            for (Future<Claim> claim : threads.invokeAll(
                    IntStream.range(0, twins).mapToObj(i -> twin).toList())) {
                granted += claim.get() instanceof Granted ? 1 : 0;
            }
            assertThat(granted).isEqualTo(1);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void aKeyBelongsToOneBodyInFlightAndAfterwards() {
        window.claim(REQUEST);
        assertThat(window.claim(OTHER_BODY)).isEqualTo(Refusal.REUSED);

        window.settle(REQUEST, WRITTEN);

        assertThat(window.claim(OTHER_BODY)).isEqualTo(Refusal.REUSED);
    }

    @Test
    void topicsDoNotShareKeys() {
        run(REQUEST, WRITTEN);

        assertThat(window.claim(request("web.clicks", "sales.orders", "other"))).isInstanceOf(Granted.class);
    }

    @Test
    void principalsOfOneTopicDoNotShareKeys() {
        run(REQUEST, WRITTEN);
        window.claim(request("sales.orders", "shop", "other"));

        assertThat(window.claim(request("sales.orders", "till", "digest"))).isInstanceOf(Granted.class);
        assertThat(window.claim(REQUEST)).isInstanceOf(Replayed.class);
    }

    @Test
    void ofATopicThatWasMadeAnewNothingIsRemembered() {
        run(REQUEST, WRITTEN);
        var anew = new IdempotentRequest(REQUEST.batch(), "other id", "other");

        run(anew, WRITTEN);

        assertThat(window.claim(anew)).isInstanceOf(Replayed.class);
    }

    /** One busy topic could otherwise make the gateway forget everybody's requests. */
    @Test
    void aTopicHasAShareThatOthersCannotTake() {
        limits = new IdempotencyLimits(AGE, 6);
        List<IdempotentRequest> quiet = Stream.of("a", "b", "c")
                .map(topic -> request(topic, topic, "1"))
                .toList();
        quiet.forEach(request -> run(request, WRITTEN));

        IntStream.range(0, 20).forEach(i -> run(request("k" + i, "1"), WRITTEN));

        assertThat(quiet)
                .allSatisfy(request -> assertThat(window.claim(request)).isInstanceOf(Replayed.class));
        assertThat(window.claim(request("k17", "1"))).isInstanceOf(Replayed.class);
        assertThat(window.claim(request("k16", "1"))).isInstanceOf(Granted.class);
    }

    @Test
    void whatATopicTookWhileOthersDidNotNeedItItGivesBack() {
        limits = new IdempotencyLimits(AGE, 6);
        IntStream.range(0, 6).forEach(i -> run(request("k" + i, "1"), WRITTEN));

        List<IdempotentRequest> late = IntStream.range(0, 3)
                .mapToObj(i -> new IdempotentRequest(new BatchIdentity("web.clicks", "web.clicks", "k" + i), "id", "1"))
                .toList();
        late.forEach(request -> run(request, WRITTEN));

        assertThat(late).allSatisfy(request -> assertThat(window.claim(request)).isInstanceOf(Replayed.class));
        assertThat(window.claim(request("k3", "1"))).isInstanceOf(Replayed.class);
        assertThat(window.claim(request("k2", "1"))).isInstanceOf(Granted.class);
    }

    static Stream<Unwritten> certain() {
        return Arrays.stream(Unwritten.values()).filter(Unwritten::isCertain);
    }

    static Stream<Unwritten> uncertain() {
        return Arrays.stream(Unwritten.values()).filter(reason -> !reason.isCertain());
    }

    @ParameterizedTest
    @MethodSource("certain")
    void whatWroteNothingLeavesNoTrace(Unwritten reason) {
        run(REQUEST, reason);

        assertThat(window.claim(OTHER_BODY)).isInstanceOf(Granted.class);
    }

    @ParameterizedTest
    @MethodSource("uncertain")
    void whatMayBeWrittenMayComeAgainAndNothingElseMayUnderItsKey(Unwritten reason) {
        run(REQUEST, reason);

        assertThat(window.claim(OTHER_BODY)).isEqualTo(Refusal.REUSED);
        assertThat(window.claim(REQUEST)).isInstanceOf(Granted.class);
        assertThat(window.claim(REQUEST)).isEqualTo(Refusal.IN_FLIGHT);
        window.settle(REQUEST, WRITTEN);
        assertThat(window.claim(REQUEST)).isEqualTo(new Replayed(WRITTEN));
    }

    @Test
    void aSecondTryThatWroteNothingDoesNotMakeTheFirstOneCertain() {
        run(REQUEST, Unwritten.UNCONFIRMED);

        run(REQUEST, Unwritten.NO_ROOM);

        assertThat(window.claim(OTHER_BODY)).isEqualTo(Refusal.REUSED);
        assertThat(window.claim(REQUEST)).isInstanceOf(Granted.class);
    }

    @Test
    void theOneThatEndedFirstIsForgottenFirst() {
        window.claim(REQUEST);
        run(request("a", "1"), WRITTEN);
        run(request("b", "1"), WRITTEN);
        window.settle(REQUEST, WRITTEN);

        run(request("c", "1"), WRITTEN);

        assertThat(window.claim(request("a", "1"))).isInstanceOf(Granted.class);
        assertThat(window.claim(request("b", "1"))).isInstanceOf(Replayed.class);
        assertThat(window.claim(REQUEST)).isInstanceOf(Replayed.class);
        assertThat(window.claim(request("c", "1"))).isInstanceOf(Replayed.class);
    }

    @Test
    void whatIsInFlightIsNeverForgotten() {
        window.claim(REQUEST);

        IntStream.range(0, 2 * REQUESTS).forEach(i -> run(request("k" + i, "1"), WRITTEN));
        clock.pass(AGE.multipliedBy(2));

        assertThat(window.claim(REQUEST)).isEqualTo(Refusal.IN_FLIGHT);
    }

    @Test
    void aRequestIsRememberedForTheWholeWindowAndNoLonger() {
        run(REQUEST, WRITTEN);

        clock.pass(AGE.minusNanos(1));
        assertThat(window.claim(REQUEST)).isInstanceOf(Replayed.class);
        clock.pass(Duration.ofNanos(1));
        assertThat(window.claim(REQUEST)).isInstanceOf(Granted.class);
    }

    @Test
    void aSmallerWindowAppliesToWhatIsRememberedAlready() {
        run(request("a", "1"), WRITTEN);
        run(request("b", "1"), WRITTEN);

        limits = new IdempotencyLimits(AGE, 1);

        assertThat(window.claim(request("a", "1"))).isInstanceOf(Granted.class);
        assertThat(window.claim(request("b", "1"))).isInstanceOf(Replayed.class);
    }

    private void run(IdempotentRequest request, Outcome outcome) {
        assertThat(window.claim(request)).isInstanceOf(Granted.class);
        assertThat(window.settle(request, outcome)).isSameAs(outcome);
    }

    private static IdempotentRequest request(String key, String digest) {
        return new IdempotentRequest(new BatchIdentity("sales.orders", "sales.orders", key), "id", digest);
    }

    private static IdempotentRequest request(String topic, String principal, String digest) {
        return new IdempotentRequest(new BatchIdentity(topic, principal, "k"), "id", digest);
    }
}
