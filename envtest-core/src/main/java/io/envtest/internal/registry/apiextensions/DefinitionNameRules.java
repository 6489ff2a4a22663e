package io.envtest.internal.registry.apiextensions;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.view.FieldPath;
import io.envtest.view.apiextensions.v1.CustomResourceDefinitionNames;
import java.util.List;
import java.util.Locale;

/** Rules of names, those that are asked for and those that are accepted. */
final class DefinitionNameRules {

    private DefinitionNameRules() {}

    static void check(FieldErrors errors, CustomResourceDefinitionNames names, FieldPath path) {
        optionalLabel(errors, path.child("plural"), names.plural());
        optionalLabel(errors, path.child("singular"), names.singular());
        kind(errors, path.child("kind"), names.kind());
        kind(errors, path.child("listKind"), names.listKind());
        labels(errors, path.child("shortNames"), names.shortNames());
        if (!names.kind().isEmpty() && names.kind().equals(names.listKind())) {
            errors.invalid(path.child("listKind"), names.listKind(), "kind and listKind may not be the same");
        }
        labels(errors, path.child("categories"), names.categories());
    }

    private static void optionalLabel(FieldErrors errors, FieldPath path, String name) {
        if (!name.isEmpty()) {
            label(errors, path, name);
        }
    }

    private static void labels(FieldErrors errors, FieldPath path, List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            label(errors, path.index(i), names.get(i));
        }
    }

    private static void label(FieldErrors errors, FieldPath path, String name) {
        String wrong = String.join(",", Formats.DNS_1035_LABEL.wrong(name));
        if (!wrong.isEmpty()) {
            errors.invalid(path, name, wrong);
        }
    }

    private static void kind(FieldErrors errors, FieldPath path, String name) {
        String wrong = String.join(",", Formats.DNS_1035_LABEL.wrong(name.toLowerCase(Locale.ROOT)));
        if (!name.isEmpty() && !wrong.isEmpty()) {
            errors.invalid(path, name, "may have mixed case, but should otherwise match: " + wrong);
        }
    }
}
