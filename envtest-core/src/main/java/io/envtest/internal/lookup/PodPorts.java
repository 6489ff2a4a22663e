package io.envtest.internal.lookup;

import io.envtest.api.ObjectKey;
import io.envtest.view.core.v1.Pod;
import java.util.OptionalInt;

/**
 * Where that can be reached what a simulated pod would serve. Nothing listens in such a pod; a test that has a server of its
 * own says by an annotation of the pod that this is what listens: {@code ports.envtest.io/80: "34567"}.
 */
public final class PodPorts {

    /** Prefix of the annotations; a port of the pod follows. */
    public static final String ANNOTATION = "ports.envtest.io/";

    /** Where all of them are reached. */
    public static final String HOST = "127.0.0.1";

    private static final int LARGEST = 65535;

    private PodPorts() {}

    /**
     * The port on {@link #HOST} that stands for a port of a pod.
     *
     * @return empty if none does
     */
    public static OptionalInt find(Pod pod, int port) {
        String value = pod.metadata().annotations().getOrDefault(ANNOTATION + port, "");
        if (!value.matches("\\d{1,5}")) {
            return OptionalInt.empty();
        }
        int number = Integer.parseInt(value);
        return number > 0 && number <= LARGEST ? OptionalInt.of(number) : OptionalInt.empty();
    }

    /** The same, for a pod that may be gone. */
    public static OptionalInt find(ObjectReader objects, ObjectKey pod, int port) {
        return objects.get(Resources.PODS, pod)
                .map(found -> find(Pod.of(found), port))
                .orElseGet(OptionalInt::empty);
    }
}
