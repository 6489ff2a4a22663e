package io.envtest.internal.registry.apiextensions;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.internal.field.FieldErrors;
import io.envtest.view.FieldPath;
import io.envtest.view.apiextensions.v1.CustomResourceDefinition;
import io.envtest.view.apiextensions.v1.CustomResourceDefinitionVersion;
import java.util.List;

/** Versions in which objects are stored must stay in the definition. */
final class StoredVersionRules {

    private StoredVersionRules() {}

    static void check(FieldErrors errors, CustomResourceDefinition crd) {
        FieldPath path = crd.status().path("storedVersions");
        List<String> stored = crd.status().storedVersions();
        if (stored.isEmpty()) {
            errors.invalid(path, null, "must have at least one stored version");
            return;
        }
        JsonNode shown = crd.status().get("storedVersions");
        List<CustomResourceDefinitionVersion> versions = crd.spec().versions();
        for (CustomResourceDefinitionVersion version : versions) {
            if (version.storage() && !isFirst(stored, versions, version)) {
                errors.invalid(path, shown, "must have the storage version " + version.name());
            }
        }
        for (int i = 0; i < stored.size(); i++) {
            String name = stored.get(i);
            boolean last = stored.lastIndexOf(name) == i;
            if (last && versions.stream().noneMatch(version -> version.name().equals(name))) {
                errors.invalid(
                        path.index(i),
                        name,
                        "missing from spec.versions; " + name
                                + " was previously a storage version, and must remain in spec.versions until a storage"
                                + " migration ensures no data remains persisted in "
                                + name + " and removes " + name + " from status.storedVersions");
            }
        }
    }

    /** Of versions with the same name, only the first counts as stored. */
    private static boolean isFirst(
            List<String> stored,
            List<CustomResourceDefinitionVersion> versions,
            CustomResourceDefinitionVersion version) {
        CustomResourceDefinitionVersion first = versions.stream()
                .filter(other -> other.name().equals(version.name()))
                .findFirst()
                .orElse(version);
        return stored.contains(version.name()) && first.path().equals(version.path());
    }
}
