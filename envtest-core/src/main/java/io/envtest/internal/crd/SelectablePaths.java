package io.envtest.internal.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.view.apiextensions.v1.CustomResourceDefinition;
import io.envtest.view.apiextensions.v1.CustomResourceDefinitionVersion;
import io.envtest.view.apiextensions.v1.SelectableField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fields by which custom resources can be selected. Immutable.
 *
 * @param own paths of one version, without the dot in front
 * @param all paths of all versions: an object is indexed once for all of them
 * @see <a href="https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#crd-selectable-fields">Selectable fields</a>
 */
record SelectablePaths(List<String> own, List<String> all) {

    private static final Pattern STEP = Pattern.compile("([^.\\[]+)|\\['([^']*)'\\]");

    static SelectablePaths of(CustomResourceDefinition crd, CustomResourceDefinitionVersion version) {
        Set<String> all = new LinkedHashSet<>();
        for (CustomResourceDefinitionVersion each : crd.spec().versions()) {
            all.addAll(paths(each));
        }
        return new SelectablePaths(paths(version), List.copyOf(all));
    }

    private static List<String> paths(CustomResourceDefinitionVersion version) {
        List<String> paths = new ArrayList<>();
        for (SelectableField field : version.selectableFields()) {
            String path = field.jsonPath();
            paths.add(path.startsWith(".") ? path.substring(1) : path);
        }
        return paths;
    }

    Map<String, String> ofVersion(ObjectNode object) {
        return values(own, object);
    }

    Map<String, String> ofAllVersions(ObjectNode object) {
        return values(all, object);
    }

    private static Map<String, String> values(List<String> paths, ObjectNode object) {
        if (paths.isEmpty()) {
            return Map.of();
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (String path : paths) {
            JsonNode here = object;
            Matcher steps = STEP.matcher(path);
            while (steps.find()) {
                here = here.path(steps.group(1) == null ? steps.group(2) : steps.group(1));
            }
            values.put(path, here.isValueNode() && !here.isNull() ? here.asText() : "");
        }
        return values;
    }
}
