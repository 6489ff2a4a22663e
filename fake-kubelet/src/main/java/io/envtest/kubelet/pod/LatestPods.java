package io.envtest.kubelet.pod;

import io.envtest.view.core.v1.Pod;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Pods as this kubelet has written them last, for as long as the informer has not caught up, so that no step is taken twice.
 * Thread-safe.
 */
final class LatestPods {

    private final Map<String, Pod> byUid = new ConcurrentHashMap<>();

    /** A pod was written. */
    void written(Pod pod) {
        byUid.put(pod.metadata().uid(), pod);
    }

    /** The newer of what the informer shows and what was written. */
    Pod newer(Pod seen) {
        String uid = seen.metadata().uid();
        Pod written = byUid.get(uid);
        if (written == null) {
            return seen;
        }
        if (revision(seen) >= revision(written)) {
            byUid.remove(uid, written);
            return seen;
        }
        return written;
    }

    /** A pod is gone, or what was written of it is out of date. */
    void forget(String uid) {
        byUid.remove(uid);
    }

    private static long revision(Pod pod) {
        return Long.parseLong(pod.metadata().resourceVersion());
    }
}
