package io.envtest.kubelet.process;

import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.VolumeMount;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Parts of volumes that are named with the help of variables.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/storage/volumes/#using-subpath-expanded-environment">subPathExpr</a>
 */
final class SubPaths {

    private SubPaths() {}

    static boolean has(Container container) {
        return container.volumeMounts().stream().anyMatch(VolumeMount::hasSubPathExpr);
    }

    /** Why a part of a volume cannot be mounted. */
    static Optional<String> problem(Container container, Map<String, String> variables) {
        return container.volumeMounts().stream()
                .filter(VolumeMount::hasSubPathExpr)
                .map(mount -> Commands.expand(mount.subPathExpr(), variables))
                .flatMap(path -> problem(path).stream())
                .findFirst();
    }

    private static Optional<String> problem(String path) {
        if (path.startsWith("/")) {
            return Optional.of("error SubPath `" + path + "` must not be an absolute path");
        } else if (List.of(path.split("/")).contains("..")) {
            return Optional.of("unable to provision SubPath `" + path + "`: must not contain '..'");
        }
        return Optional.empty();
    }
}
