package io.envtest.spi.storage.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.spi.storage.history.Operation.Current;
import io.envtest.spi.storage.history.Operation.ListAll;
import io.envtest.spi.storage.history.Operation.Read;
import io.envtest.spi.storage.history.Operation.State;
import io.envtest.spi.storage.history.Operation.Write;
import io.envtest.spi.storage.history.Registers.Change;
import io.envtest.spi.storage.history.Registers.Listing;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LinearizabilityCheckerTest {

    private static final State EMPTY = new State(0, Map.of());

    @Test
    void operationsOneAfterTheOtherMustAnswerInThatOrder() {
        Operation create = new Operation(1, 2, new Write(List.of(new Change("a", 0, false)), 1));
        assertThat(check(create, new Operation(3, 4, new Read("a", 1)))).isTrue();
        assertThat(check(create, new Operation(3, 4, new Read("a", 0)))).isFalse();
        assertThat(check(create, new Operation(3, 4, new Current(0)))).isFalse();
    }

    @Test
    void operationsAtTheSameTimeMayTakeEitherOrder() {
        Operation create = new Operation(1, 4, new Write(List.of(new Change("a", 0, false)), 1));
        assertThat(check(create, new Operation(2, 3, new Read("a", 1)))).isTrue();
        assertThat(check(create, new Operation(2, 3, new Read("a", 0)))).isTrue();
    }

    @Test
    void valueOnceSeenCannotBeUnseen() {
        Operation create = new Operation(1, 9, new Write(List.of(new Change("a", 0, false)), 1));
        Operation seen = new Operation(2, 3, new Read("a", 1));
        assertThat(check(create, seen, new Operation(4, 5, new Read("a", 0)))).isFalse();
    }

    @Test
    void onlyOneOfTwoCreatesMaySucceed() {
        Operation first = new Operation(1, 4, new Write(List.of(new Change("a", 0, false)), 1));
        assertThat(check(first, new Operation(2, 3, new Write(List.of(new Change("a", 0, false)), -1))))
                .isTrue();
        assertThat(check(first, new Operation(2, 3, new Write(List.of(new Change("a", 0, false)), 2))))
                .isFalse();
    }

    @Test
    void halfATransactionIsNeverSeen() {
        Operation both =
                new Operation(1, 4, new Write(List.of(new Change("a", 0, false), new Change("b", 0, false)), 2));
        assertThat(check(both, new Operation(2, 3, new ListAll(new Listing(2, Map.of("a", 1L, "b", 2L))))))
                .isTrue();
        assertThat(check(both, new Operation(2, 3, new ListAll(new Listing(1, Map.of("a", 1L))))))
                .isFalse();
    }

    private static boolean check(Operation... operations) {
        return LinearizabilityChecker.isLinearizable(List.of(operations), EMPTY);
    }
}
