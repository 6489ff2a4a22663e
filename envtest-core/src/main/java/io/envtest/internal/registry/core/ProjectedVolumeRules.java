package io.envtest.internal.registry.core;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.View;
import io.envtest.view.core.v1.ConfigMapProjection;
import io.envtest.view.core.v1.DownwardAPIProjection;
import io.envtest.view.core.v1.KeyToPath;
import io.envtest.view.core.v1.PodSpec;
import io.envtest.view.core.v1.ProjectedVolumeSource;
import io.envtest.view.core.v1.SecretProjection;
import io.envtest.view.core.v1.ServiceAccountTokenProjection;
import io.envtest.view.core.v1.VolumeProjection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Rules of one volume that joins several sources of files.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/storage/projected-volumes/">Projected volumes</a>
 */
final class ProjectedVolumeRules {

    private static final long MIN_TOKEN_SECONDS = 600;
    private static final long MAX_TOKEN_SECONDS = 1L << 32;

    private final FieldErrors errors;
    private final FieldPath volume;
    private final Set<String> paths = new HashSet<>();

    private ProjectedVolumeRules(FieldErrors errors, FieldPath volume) {
        this.errors = errors;
        this.volume = volume;
    }

    static void check(FieldErrors errors, ProjectedVolumeSource source) {
        if (source.hasDefaultMode()) {
            FileSourceRules.mode(errors, source.path("defaultMode"), source.defaultMode());
        }
        source.sources().forEach(new ProjectedVolumeRules(errors, source.path())::source);
    }

    /** Tokens are those of an account, which must be named. */
    static void noTokens(FieldErrors errors, PodSpec spec) {
        spec.volumes()
                .forEach(volume -> volume.projected().sources().stream()
                        .filter(source -> source.serviceAccountToken().present())
                        .forEach(source -> errors.forbidden(
                                source.path("serviceAccountToken"),
                                "must not be specified when serviceAccountName is not set")));
    }

    private void source(VolumeProjection source) {
        SecretProjection secret = source.secret();
        if (secret.present()) {
            Rules.required(errors, secret.path("name"), secret.name());
            keys(secret.items(), secret.name());
        }
        ConfigMapProjection configMap = source.configMap();
        if (configMap.present()) {
            Rules.required(errors, configMap.path("name"), configMap.name());
            keys(configMap.items(), configMap.name());
        }
        downward(source.downwardAPI());
        if (source.serviceAccountToken().present()) {
            token(source.serviceAccountToken());
        }
        CertificateSourceRules.bundle(errors, source.clusterTrustBundle());
        CertificateSourceRules.certificate(errors, source.podCertificate());
        CertificateSourceRules.paths(source).forEach(path -> conflict(path, path));
        if (typesOf(source) > 1) {
            errors.forbidden(source.path(), "may not specify more than 1 volume type per source");
        }
    }

    private static long typesOf(VolumeProjection source) {
        return Stream.of(
                        source.secret(),
                        source.configMap(),
                        source.downwardAPI(),
                        source.serviceAccountToken(),
                        source.clusterTrustBundle(),
                        source.podCertificate())
                .filter(View::present)
                .count();
    }

    private void keys(List<KeyToPath> items, String name) {
        for (KeyToPath item : items) {
            FileSourceRules.item(errors, item);
            conflict(item.path_(), name);
        }
    }

    private void downward(DownwardAPIProjection source) {
        source.items().forEach(file -> {
            FileSourceRules.file(errors, file, source.path());
            conflict(file.path_(), file.path_());
        });
    }

    private void token(ServiceAccountTokenProjection token) {
        FieldPath seconds = token.path("expirationSeconds");
        if (token.expirationSeconds() < MIN_TOKEN_SECONDS) {
            errors.invalid(seconds, token.expirationSeconds(), "may not specify a duration less than 10 minutes");
        }
        if (token.expirationSeconds() > MAX_TOKEN_SECONDS) {
            errors.invalid(seconds, token.expirationSeconds(), "may not specify a duration larger than 2^32 seconds");
        }
        if (Rules.required(errors, volume.child("path"), token.path_())) {
            FileSourceRules.target(errors, volume.child("path"), token.path_());
        }
    }

    private void conflict(String path, String shown) {
        if (!path.isEmpty() && !paths.add(path)) {
            errors.invalid(volume, shown, "conflicting duplicate paths");
        }
    }
}
