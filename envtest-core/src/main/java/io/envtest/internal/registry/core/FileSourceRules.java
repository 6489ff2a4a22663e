package io.envtest.internal.registry.core;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.core.v1.ConfigMapVolumeSource;
import io.envtest.view.core.v1.DownwardAPIVolumeFile;
import io.envtest.view.core.v1.DownwardAPIVolumeSource;
import io.envtest.view.core.v1.KeyToPath;
import io.envtest.view.core.v1.SecretVolumeSource;
import java.util.Set;
import java.util.TreeSet;

/** Rules of volumes that hold files made from other objects and from the pod itself. */
final class FileSourceRules {

    private static final Set<String> FIELDS = new TreeSet<>(
            Set.of("metadata.annotations", "metadata.labels", "metadata.name", "metadata.namespace", "metadata.uid"));
    private static final String MODE = "must be a number between 0 and 0777 (octal), both inclusive";

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

    /** One entry of a secret or of a config map, as a file. */
    static void item(FieldErrors errors, KeyToPath item) {
        Rules.required(errors, item.path("key"), item.key());
        if (Rules.required(errors, item.path("path"), item.path_())) {
            target(errors, item.path("path"), item.path_());
        }
        if (item.hasMode()) {
            mode(errors, item.path("mode"), item.mode());
        }
    }

    /** What a pod says of itself, as a file. */
    static void file(FieldErrors errors, DownwardAPIVolumeFile file, FieldPath source) {
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

    /** Who may do what with files. */
    static void mode(FieldErrors errors, FieldPath path, int mode) {
        if (mode < 0 || mode > 0777) {
            errors.invalid(path, mode, MODE);
        }
    }
}
