package io.envtest.internal.admission.plugin.podsecurity;

import io.envtest.internal.meta.Containers;
import io.envtest.view.core.v1.PodSecurityContext;
import io.envtest.view.core.v1.PodSpec;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A pod, or the template of one, as the standards see it.
 *
 * @param annotations its annotations
 * @param spec its spec
 * @param containers all its containers
 */
record SecuredPod(Map<String, String> annotations, PodSpec spec, List<SecuredContainer> containers) {

    static SecuredPod of(Map<String, String> annotations, PodSpec spec) {
        List<SecuredContainer> all =
                Containers.all(spec).stream().map(SecuredContainer::of).toList();
        return new SecuredPod(annotations, spec, all);
    }

    PodSecurityContext security() {
        return spec.securityContext();
    }

    /** Whether it runs on Windows, where most of the restrictions mean nothing. */
    boolean onWindows() {
        return spec.os().name().equals("windows");
    }

    /** Whether root inside is nobody outside. */
    boolean hasOwnUsers() {
        return spec.hasHostUsers() && !spec.hostUsers();
    }

    /** The names of the containers that are so. */
    List<String> names(Predicate<SecuredContainer> which) {
        return containers.stream().filter(which).map(SecuredContainer::name).toList();
    }
}
