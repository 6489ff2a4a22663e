package io.envtest.internal.registry.core;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.View;
import io.envtest.view.core.v1.ConfigMapVolumeSource;
import io.envtest.view.core.v1.DownwardAPIVolumeFile;
import io.envtest.view.core.v1.DownwardAPIVolumeSource;
import io.envtest.view.core.v1.KeyToPath;
import io.envtest.view.core.v1.PodSpec;
import io.envtest.view.core.v1.ProjectedVolumeSource;
import io.envtest.view.core.v1.SecretVolumeSource;
import io.envtest.view.core.v1.ServiceAccountTokenProjection;
import io.envtest.view.core.v1.VolumeProjection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Rules of volumes that hold files made from other objects and from the pod itself. */
final class FileSourceRules {

    private static final Set<String> FIELDS = new TreeSet<>(
            Set.of("metadata.annotations", "metadata.labels", "metadata.name", "metadata.namespace", "metadata.uid"));
    private static final String MODE = "must be a number between 0 and 0777 (octal), both inclusive";
    private static final long MIN_TOKEN_SECONDS = 600;
    private static final long MAX_TOKEN_SECONDS = 1L << 32;

    private FileSourceRules() {}

    static void secret(FieldErrors errors, SecretVolumeSource source) {
        Rules.required(errors, source.path("secretName"), source.secretName());
        if (source.hasDefaultMode()) {
            mode(errors, source.path("defaultMode"), source.defaultMode());
        }
        source.items().forEach(item -> item(errors, item));
    }

    static void configMap(FieldErrors errors, ConfigMapVolumeSource source) {
        Rules.required(errors, source.path("name"), source.name());
        if (source.hasDefaultMode()) {
            mode(errors, source.path("defaultMode"), source.defaultMode());
        }
        source.items().forEach(item -> item(errors, item));
    }

    static void downward(FieldErrors errors, DownwardAPIVolumeSource source) {
        if (source.hasDefaultMode()) {
            mode(errors, source.path("defaultMode"), source.defaultMode());
        }
        source.items().forEach(file -> file(errors, file, source.path()));
    }

    static void projected(FieldErrors errors, ProjectedVolumeSource source) {
        if (source.hasDefaultMode()) {
            mode(errors, source.path("defaultMode"), source.defaultMode());
        }
        Set<String> paths = new HashSet<>();
        source.sources().forEach(projection -> projection(errors, projection, source.path(), paths));
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

    private static void projection(
            FieldErrors errors, VolumeProjection projection, FieldPath volume, Set<String> paths) {
        List<View> given = List.<View>of(
                        projection.secret(),
                        projection.configMap(),
                        projection.downwardAPI(),
                        projection.serviceAccountToken(),
                        projection.clusterTrustBundle(),
                        projection.podCertificate())
                .stream()
                .filter(View::present)
                .toList();
        if (projection.secret().present()) {
            Rules.required(
                    errors,
                    projection.secret().path("name"),
                    projection.secret().name());
            keys(
                    errors,
                    projection.secret().items(),
                    volume,
                    projection.secret().name(),
                    paths);
        }
        if (projection.configMap().present()) {
            Rules.required(
                    errors,
                    projection.configMap().path("name"),
                    projection.configMap().name());
            keys(
                    errors,
                    projection.configMap().items(),
                    volume,
                    projection.configMap().name(),
                    paths);
        }
        if (projection.downwardAPI().present()) {
            projection.downwardAPI().items().forEach(file -> {
                file(errors, file, projection.downwardAPI().path());
                conflict(errors, volume, file.path_(), file.path_(), paths);
            });
        }
        if (projection.serviceAccountToken().present()) {
            token(errors, projection.serviceAccountToken(), volume);
        }
        CertificateSourceRules.bundle(errors, projection.clusterTrustBundle());
        CertificateSourceRules.certificate(errors, projection.podCertificate());
        CertificateSourceRules.paths(projection).forEach(path -> conflict(errors, volume, path, path, paths));
        if (given.size() > 1) {
            errors.forbidden(projection.path(), "may not specify more than 1 volume type per source");
        }
    }

    private static void keys(
            FieldErrors errors, List<KeyToPath> items, FieldPath volume, String name, Set<String> paths) {
        for (KeyToPath item : items) {
            item(errors, item);
            conflict(errors, volume, item.path_(), name, paths);
        }
    }

    private static void conflict(FieldErrors errors, FieldPath volume, String path, String shown, Set<String> paths) {
        if (!path.isEmpty() && !paths.add(path)) {
            errors.invalid(volume, shown, "conflicting duplicate paths");
        }
    }

    private static void token(FieldErrors errors, ServiceAccountTokenProjection token, FieldPath volume) {
        FieldPath seconds = token.path("expirationSeconds");
        if (token.expirationSeconds() < MIN_TOKEN_SECONDS) {
            errors.invalid(seconds, token.expirationSeconds(), "may not specify a duration less than 10 minutes");
        }
        if (token.expirationSeconds() > MAX_TOKEN_SECONDS) {
            errors.invalid(seconds, token.expirationSeconds(), "may not specify a duration larger than 2^32 seconds");
        }
        if (Rules.required(errors, volume.child("path"), token.path_())) {
            target(errors, volume.child("path"), token.path_());
        }
    }

    private static void item(FieldErrors errors, KeyToPath item) {
        Rules.required(errors, item.path("key"), item.key());
        if (Rules.required(errors, item.path("path"), item.path_())) {
            target(errors, item.path("path"), item.path_());
        }
        if (item.hasMode()) {
            mode(errors, item.path("mode"), item.mode());
        }
    }

    private static void file(FieldErrors errors, DownwardAPIVolumeFile file, FieldPath source) {
        if (Rules.required(errors, source.child("path"), file.path_())) {
            target(errors, source.child("path"), file.path_());
        }
        if (file.fieldRef().present()) {
            EnvRules.field(errors, file.fieldRef(), source.child("fieldRef"), FIELDS);
            if (file.resourceFieldRef().present()) {
                errors.invalid(source, "resource", "fieldRef and resourceFieldRef can not be specified simultaneously");
            }
        } else if (file.resourceFieldRef().present()) {
            ResourceRules.fieldRef(errors, file.resourceFieldRef(), source.child("resourceFieldRef"), true);
        } else {
            errors.required(source, "one of fieldRef and resourceFieldRef is required");
        }
        if (file.hasMode()) {
            mode(errors, source.child("mode"), file.mode());
        }
    }

    /** A relative path inside the volume that does not begin with two dots. */
    static void target(FieldErrors errors, FieldPath path, String value) {
        VolumeSourceRules.localPath(errors, path, value);
        if (value.startsWith("..") && !value.startsWith("../")) {
            errors.invalid(path, value, "must not start with '..'");
        }
    }

    private static void mode(FieldErrors errors, FieldPath path, int mode) {
        if (mode < 0 || mode > 0777) {
            errors.invalid(path, mode, MODE);
        }
    }
}
