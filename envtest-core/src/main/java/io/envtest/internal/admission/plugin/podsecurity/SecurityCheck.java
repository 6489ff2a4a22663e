package io.envtest.internal.admission.plugin.podsecurity;

import java.util.Optional;

/**
 * One thing that a standard asks.
 *
 * @param level the standard
 * @param since minor version of Kubernetes from which on it is asked
 * @param instead the check of the weaker standard that it stands for, empty if none
 * @param name its own name
 * @param rule what is asked
 */
record SecurityCheck(SecurityPolicy.Level level, int since, String instead, String name, Rule rule) {

    /** Finds a violation. */
    @FunctionalInterface
    interface Rule {
        /**
         * Looks at a pod.
         *
         * @param minor minor version of Kubernetes as of which it is judged
         */
        Optional<Violation> check(SecuredPod pod, int minor);
    }

    boolean isAsked(SecurityPolicy policy) {
        return policy.level().compareTo(level) >= 0 && policy.minor() >= since;
    }
}
