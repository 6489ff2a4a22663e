package io.envtest.internal.registry.core;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.View;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.EnvFromSource;
import io.envtest.view.core.v1.EnvVar;
import io.envtest.view.core.v1.EnvVarSource;
import io.envtest.view.core.v1.FileKeySelector;
import io.envtest.view.core.v1.ObjectFieldSelector;
import io.envtest.view.core.v1.PodSpec;
import io.envtest.view.core.v1.Volume;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules of environment variables and of the pod's fields that they may show. */
final class EnvRules {

    static final Set<String> VARIABLE_FIELDS = new TreeSet<>(Set.of(
            "metadata.name",
            "metadata.namespace",
            "metadata.uid",
            "spec.nodeName",
            "spec.serviceAccountName",
            "status.hostIP",
            "status.hostIPs",
            "status.podIP",
            "status.podIPs"));

    private static final Set<String> KNOWN_FIELDS = Stream.concat(
                    VARIABLE_FIELDS.stream(),
                    Stream.of(
                            "metadata.annotations",
                            "metadata.labels",
                            "spec.restartPolicy",
                            "spec.schedulerName",
                            "spec.host",
                            "status.phase"))
            .collect(Collectors.toUnmodifiableSet());

    private EnvRules() {}

    static void variables(FieldErrors errors, Container container) {
        for (EnvVar variable : container.env()) {
            Rules.requiredFormat(errors, variable.path("name"), variable.name(), Formats.ENV_NAME);
            if (variable.hasValueFrom()) {
                source(errors, variable);
            }
        }
        container.envFrom().forEach(source -> from(errors, source, container.path("envFrom")));
    }

    private static void source(FieldErrors errors, EnvVar variable) {
        EnvVarSource source = variable.valueFrom();
        references(errors, source);
        List<View> given = List.<View>of(
                        source.fieldRef(),
                        source.resourceFieldRef(),
                        source.configMapKeyRef(),
                        source.secretKeyRef(),
                        source.fileKeyRef())
                .stream()
                .filter(View::present)
                .toList();
        if (given.isEmpty()) {
            errors.invalid(
                    source.path(),
                    "",
                    "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`");
        } else if (!variable.value().isEmpty()) {
            errors.invalid(source.path(), "", "may not be specified when `value` is not empty");
        } else if (given.size() > 1) {
            errors.invalid(source.path(), "", "may not have more than one field specified at a time");
        }
    }

    private static void references(FieldErrors errors, EnvVarSource source) {
        if (source.fieldRef().present()) {
            field(errors, source.fieldRef(), source.path("fieldRef"), VARIABLE_FIELDS);
        }
        if (source.resourceFieldRef().present()) {
            ResourceRules.fieldRef(errors, source.resourceFieldRef(), source.path("resourceFieldRef"), false);
        }
        if (source.configMapKeyRef().present()) {
            key(
                    errors,
                    source.path("configMapKeyRef"),
                    source.configMapKeyRef().name(),
                    source.configMapKeyRef().key());
        }
        if (source.secretKeyRef().present()) {
            key(
                    errors,
                    source.path("secretKeyRef"),
                    source.secretKeyRef().name(),
                    source.secretKeyRef().key());
        }
        if (source.fileKeyRef().present()) {
            file(errors, source.fileKeyRef());
        }
    }

    static void field(FieldErrors errors, ObjectFieldSelector selector, FieldPath path, Set<String> supported) {
        if (!Rules.required(errors, path.child("apiVersion"), selector.apiVersion())
                || !Rules.required(errors, path.child("fieldPath"), selector.fieldPath())) {
            return;
        }
        String field = selector.fieldPath();
        if (!selector.apiVersion().equals("v1")) {
            errors.invalid(
                    path.child("fieldPath"),
                    field,
                    "error converting fieldPath: unsupported pod version: " + selector.apiVersion());
            return;
        }
        Optional<Subscript> subscript = Subscript.of(field);
        if (subscript.isPresent()) {
            subscript(errors, path, field, subscript.get());
        } else if (!KNOWN_FIELDS.contains(field)) {
            errors.invalid(
                    path.child("fieldPath"), field, "error converting fieldPath: field label not supported: " + field);
        } else if (!supported.contains(renamed(field))) {
            errors.notSupported(path.child("fieldPath"), renamed(field), supported);
        }
    }

    /** The name that a field has today. */
    private static String renamed(String field) {
        return field.equals("spec.host") ? "spec.nodeName" : field;
    }

    /** A field of which one entry is wanted: {@code metadata.labels['a']}. */
    private record Subscript(String field, String key) {

        static Optional<Subscript> of(String path) {
            int bracket = path.indexOf("['");
            return bracket > 0 && path.endsWith("']") && path.length() >= bracket + 4
                    ? Optional.of(
                            new Subscript(path.substring(0, bracket), path.substring(bracket + 2, path.length() - 2)))
                    : Optional.empty();
        }
    }

    private static void subscript(FieldErrors errors, FieldPath path, String field, Subscript subscript) {
        String key = subscript.key();
        switch (subscript.field()) {
            case "metadata.annotations" ->
                Formats.QUALIFIED_NAME
                        .wrong(key.toLowerCase(Locale.ROOT))
                        .forEach(wrong -> errors.invalid(path, key, wrong));
            case "metadata.labels" ->
                Formats.QUALIFIED_NAME.wrong(key).forEach(wrong -> errors.invalid(path, key, wrong));
            default ->
                errors.invalid(
                        path.child("fieldPath"),
                        field,
                        "error converting fieldPath: field label does not support subscript: " + field);
        }
    }

    private static void key(FieldErrors errors, FieldPath path, String name, String key) {
        Rules.format(errors, path.child("name"), name, Formats.DNS_SUBDOMAIN);
        if (Rules.required(errors, path.child("key"), key)) {
            Rules.format(errors, path.child("key"), key, Formats.CONFIG_KEY);
        }
    }

    private static void file(FieldErrors errors, FileKeySelector file) {
        if (Rules.required(errors, file.path("key"), file.key())) {
            Rules.format(errors, file.path("key"), file.key(), Formats.ENV_NAME);
        }
        Rules.requiredFormat(errors, file.path("volumeName"), file.volumeName(), Formats.DNS_LABEL);
        if (Rules.required(errors, file.path("path"), file.path_())) {
            VolumeSourceRules.noBacksteps(errors, file.path("path"), file.path_());
        }
    }

    /** Files with variables must lie in an empty volume of the pod. */
    static void files(FieldErrors errors, Container container, PodSpec spec) {
        for (EnvVar variable : container.env()) {
            if (!variable.hasValueFrom() || !variable.valueFrom().hasFileKeyRef()) {
                continue;
            }
            FileKeySelector file = variable.valueFrom().fileKeyRef();
            spec.volumes().stream()
                    .filter(volume -> volume.name().equals(file.volumeName()))
                    .findFirst()
                    .ifPresentOrElse(
                            volume -> empty(errors, file, volume),
                            () -> errors.notFound(file.path("volumeName"), file.volumeName()));
        }
    }

    private static void empty(FieldErrors errors, FileKeySelector file, Volume volume) {
        if (!volume.emptyDir().present()) {
            errors.invalid(file.path("volumeName"), file.volumeName(), "referenced volume must be of type emptyDir");
        }
    }

    private static void from(FieldErrors errors, EnvFromSource source, FieldPath path) {
        if (!source.prefix().isEmpty()) {
            Rules.format(errors, source.path("prefix"), source.prefix(), Formats.ENV_NAME);
        }
        int given = 0;
        if (source.configMapRef().present()) {
            given++;
            Rules.requiredFormat(
                    errors,
                    source.configMapRef().path("name"),
                    source.configMapRef().name(),
                    Formats.DNS_SUBDOMAIN);
        }
        if (source.secretRef().present()) {
            given++;
            Rules.requiredFormat(
                    errors, source.secretRef().path("name"), source.secretRef().name(), Formats.DNS_SUBDOMAIN);
        }
        if (given == 0) {
            errors.invalid(path, "", "must specify one of: `configMapRef` or `secretRef`");
        } else if (given > 1) {
            errors.invalid(path, "", "may not have more than one field specified at a time");
        }
    }
}
