package io.envtest.internal.controller.daemonset;

import io.envtest.view.core.v1.Pod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What to do with the pods of a DaemonSet in one step. */
final class PodPlan {

    /** Nodes that get a pod. */
    final List<String> create = new ArrayList<>();

    /** Pods that go. */
    final List<Pod> delete = new ArrayList<>();

    /** When to look again at pods that ended too often; zero if there are none. */
    Duration lookAgain = Duration.ZERO;
}
