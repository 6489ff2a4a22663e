package io.envtest.internal.registry.core;

import io.envtest.view.core.v1.DownwardAPIVolumeFile;
import io.envtest.view.core.v1.KeyToPath;
import io.envtest.view.core.v1.Volume;
import io.envtest.view.core.v1.VolumeProjection;
import java.util.ArrayList;
import java.util.List;

/** Warnings about files of one volume that would hide each other. */
final class PathWarnings {

    /**
     * A file.
     *
     * @param source what it is made from, as messages name it; empty where the volume says it
     */
    private record File(String path, String source) {

        boolean overlaps(File other) {
            return path.equals(other.path) || path.startsWith(other.path + "/") || other.path.startsWith(path + "/");
        }

        String words() {
            return "\"" + path + "\"" + (source.isEmpty() ? "" : " (" + source + ")");
        }
    }

    private final List<String> warnings;
    private final List<File> files = new ArrayList<>();
    private final String begin;

    private PathWarnings(List<String> warnings, String begin) {
        this.warnings = warnings;
        this.begin = begin;
    }

    static void add(List<String> warnings, Volume volume) {
        String name = "volume \"" + volume.name() + "\" (";
        if (volume.configMap().present()) {
            new PathWarnings(
                            warnings, name + "ConfigMap \"" + volume.configMap().name() + "\")")
                    .keys(volume.configMap().items(), "");
        }
        if (volume.secret().present()) {
            new PathWarnings(warnings, name + "Secret \"" + volume.secret().secretName() + "\")")
                    .keys(volume.secret().items(), "");
        }
        if (volume.downwardAPI().present()) {
            new PathWarnings(warnings, name + "DownwardAPI)")
                    .fields(volume.downwardAPI().items(), "");
        }
        PathWarnings projected = new PathWarnings(warnings, name + "Projected)");
        volume.projected().sources().forEach(projected::source);
    }

    private void source(VolumeProjection source) {
        if (source.secret().present()) {
            keys(source.secret().items(), "Secret \"" + source.secret().name() + "\"");
        } else if (source.configMap().present()) {
            keys(source.configMap().items(), "ConfigMap \"" + source.configMap().name() + "\"");
        } else if (source.downwardAPI().present()) {
            fields(source.downwardAPI().items(), "DownwardAPI");
        } else if (source.serviceAccountToken().present()) {
            file(source.serviceAccountToken().path_(), "ServiceAccountToken");
        } else if (source.clusterTrustBundle().present()) {
            file(source.clusterTrustBundle().path_(), "ClusterTrustBundle");
        } else if (source.podCertificate().present()) {
            file(source.podCertificate().certificateChainPath(), "PodCertificate chain");
            file(source.podCertificate().keyPath(), "PodCertificate key");
            file(source.podCertificate().credentialBundlePath(), "PodCertificate credential bundle");
        } else {
            warnings.add(begin + " has no sources provided");
        }
    }

    private void keys(List<KeyToPath> items, String source) {
        items.forEach(item -> file(item.path_(), source));
    }

    private void fields(List<DownwardAPIVolumeFile> items, String source) {
        items.forEach(item -> file(item.path_(), source));
    }

    private void file(String path, String source) {
        File file = new File(path, source);
        files.stream()
                .filter(file::overlaps)
                .forEach(other ->
                        warnings.add(begin + ": overlapping paths: " + file.words() + " with " + other.words()));
        files.add(file);
    }
}
