package io.envtest.internal.registry.apiextensions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.view.FieldPath;
import io.envtest.view.apiextensions.v1.CustomResourceDefinitionSpec;
import io.envtest.view.apiextensions.v1.CustomResourceDefinitionVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The form in which the server checks a definition: what all versions have in common stands above them. Errors therefore
 * name {@code spec.validation} for the schema of a definition with one version. Never stored.
 *
 * @param spec as it was sent
 * @param versions the versions without what they have in common
 * @param common what they have in common, with the fields of a version
 */
record HubSpec(
        CustomResourceDefinitionSpec spec,
        List<CustomResourceDefinitionVersion> versions,
        CustomResourceDefinitionVersion common) {

    private static final List<String> PARTS =
            List.of("schema", "subresources", "additionalPrinterColumns", "selectableFields");

    static HubSpec of(CustomResourceDefinitionSpec spec) {
        List<ObjectNode> versions = new ArrayList<>();
        for (CustomResourceDefinitionVersion version : spec.versions()) {
            versions.add(version.node().objectNode().setAll(version.node()));
        }
        ObjectNode common = spec.node().objectNode();
        if (!versions.isEmpty()) {
            for (String part : PARTS) {
                lift(part, versions, common);
            }
        }
        List<CustomResourceDefinitionVersion> views = new ArrayList<>();
        for (ObjectNode version : versions) {
            views.add(CustomResourceDefinitionVersion.of(version));
        }
        return new HubSpec(spec, List.copyOf(views), CustomResourceDefinitionVersion.of(common));
    }

    private static void lift(String part, List<ObjectNode> versions, ObjectNode common) {
        JsonNode first = given(versions.get(0), part);
        for (ObjectNode version : versions) {
            if (!Objects.equals(first, given(version, part))) {
                return;
            }
        }
        for (ObjectNode version : versions) {
            version.remove(part);
        }
        if (first != null) {
            common.set(part, first);
        }
    }

    private static @Nullable JsonNode given(ObjectNode version, String part) {
        JsonNode value = version.get(part);
        return value == null || value.isNull() ? null : value;
    }

    FieldPath path() {
        return spec.path();
    }

    /** Where errors about a version are. */
    FieldPath path(int version) {
        return spec.path("versions").index(version);
    }

    /** Whether a version has the status subresource. */
    boolean hasStatus(CustomResourceDefinitionVersion version) {
        return common.subresources().hasStatus() || version.subresources().hasStatus();
    }

    /** Whether any version has the status subresource. */
    boolean hasStatus() {
        return versions.stream().anyMatch(this::hasStatus);
    }
}
