package io.envtest.internal.crd;

import io.envtest.view.apiextensions.v1.CustomResourceDefinition;
import io.envtest.view.apiextensions.v1.CustomResourceDefinitionNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Decides which names of a definition are accepted: those that no definition of the group has been given before. One
 * decision, one instance.
 */
final class DefinitionNames {

    private final CustomResourceDefinitionNames wanted;
    private final CustomResourceDefinitionNames accepted;
    private final Set<String> resources = new HashSet<>();
    private final Set<String> kinds = new HashSet<>();
    private String reason = "";
    private String message = "";

    private DefinitionNames(CustomResourceDefinition crd, Collection<CustomResourceDefinition> all) {
        this.wanted = crd.spec().names();
        this.accepted = crd.status().acceptedNames();
        for (CustomResourceDefinition other : all) {
            if (other.spec().group().equals(crd.spec().group())) {
                taken(other.status().acceptedNames());
            }
        }
    }

    private void taken(CustomResourceDefinitionNames names) {
        resources.addAll(List.of(names.plural(), names.singular()));
        resources.addAll(names.shortNames());
        kinds.addAll(List.of(names.kind(), names.listKind()));
    }

    /**
     * Writes the names that can be accepted, and a condition, into the status. A definition that has all its names already is
     * left as it is.
     *
     * @param crd changed in place
     * @param all every definition, this one included
     */
    static void decide(
            CustomResourceDefinition crd, Collection<CustomResourceDefinition> all, DefinitionConditions conditions) {
        if (crd.spec().names().node().equals(crd.status().acceptedNames().node())) {
            return;
        }
        DefinitionNames names = new DefinitionNames(crd, all);
        names.decide();
        if (names.reason.isEmpty()) {
            conditions.set("NamesAccepted", "True", "NoConflicts", "no conflicts found");
        } else {
            conditions.set("NamesAccepted", "False", names.reason, names.message);
        }
        if (conditions.isTrue("Established")) {
            return;
        }
        if (names.reason.isEmpty()) {
            conditions.set("Established", "False", "Installing", "the initial names have been accepted");
        } else {
            conditions.setIfAbsent("Established", "False", "NotAccepted", "not all names are accepted");
        }
    }

    private void decide() {
        if (isFree(wanted.plural(), accepted.plural(), resources, "PluralConflict")) {
            accepted.setPlural(wanted.plural());
        }
        if (isFree(wanted.singular(), accepted.singular(), resources, "SingularConflict")) {
            accepted.setSingular(wanted.singular());
        }
        shortNames();
        if (isFree(wanted.kind(), accepted.kind(), kinds, "KindConflict")) {
            accepted.setKind(wanted.kind());
        }
        if (isFree(wanted.listKind(), accepted.listKind(), kinds, "ListKindConflict")) {
            accepted.setListKind(wanted.listKind());
        }
        if (wanted.categories().isEmpty()) {
            accepted.removeCategories();
        } else {
            accepted.setCategories(wanted.categories());
        }
    }

    private boolean isFree(String name, String own, Set<String> taken, String conflict) {
        if (name.equals(own) || !taken.contains(name)) {
            return true;
        }
        reason = conflict;
        message = inUse(name);
        return false;
    }

    private void shortNames() {
        List<String> conflicts = new ArrayList<>();
        for (String name : wanted.shortNames()) {
            if (!accepted.shortNames().contains(name) && resources.contains(name)) {
                conflicts.add(inUse(name));
            }
        }
        if (!conflicts.isEmpty()) {
            reason = "ShortNamesConflict";
            message = conflicts.size() == 1 ? conflicts.get(0) : "[" + String.join(", ", conflicts) + "]";
        } else if (wanted.shortNames().isEmpty()) {
            accepted.removeShortNames();
        } else {
            accepted.setShortNames(wanted.shortNames());
        }
    }

    private static String inUse(String name) {
        return "\"" + name + "\" is already in use";
    }
}
