package io.envtest.internal.registry.core;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.core.v1.Lifecycle;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Signals that stop containers.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination-stop-signals">Stop signals</a>
 */
final class StopSignals {

    private static final int LOWEST_REAL_TIME = 15;
    private static final int HIGHEST_REAL_TIME = 14;
    private static final String NAMED = """
            SIGABRT SIGALRM SIGBUS SIGCHLD SIGCLD SIGCONT SIGFPE SIGHUP SIGILL SIGINT SIGIO SIGIOT SIGKILL SIGPIPE \
            SIGPOLL SIGPROF SIGPWR SIGQUIT SIGRTMAX SIGRTMIN SIGSEGV SIGSTKFLT SIGSTOP SIGSYS SIGTERM SIGTRAP SIGTSTP \
            SIGTTIN SIGTTOU SIGURG SIGUSR1 SIGUSR2 SIGVTALRM SIGWINCH SIGXCPU SIGXFSZ""";
    private static final List<String> WINDOWS = List.of("SIGKILL", "SIGTERM");

    private StopSignals() {}

    /** The signal must be one of the system that the pod says it runs on. */
    static void check(FieldErrors errors, Lifecycle lifecycle, String system) {
        if (!lifecycle.hasStopSignal()) {
            return;
        }
        if (system.isEmpty()) {
            errors.forbidden(lifecycle.path("stopSignal"), "may not be set for containers with empty `spec.os.name`");
        } else {
            Rules.oneOf(
                    errors,
                    lifecycle.path("stopSignal"),
                    lifecycle.stopSignal(),
                    system.equals("windows") ? WINDOWS : linux());
        }
    }

    private static List<String> linux() {
        Stream<String> realTime = Stream.concat(
                IntStream.rangeClosed(1, HIGHEST_REAL_TIME).mapToObj(below -> "SIGRTMAX-" + below),
                IntStream.rangeClosed(1, LOWEST_REAL_TIME).mapToObj(above -> "SIGRTMIN+" + above));
        return Stream.concat(Arrays.stream(NAMED.split(" ")), realTime).sorted().toList();
    }
}
