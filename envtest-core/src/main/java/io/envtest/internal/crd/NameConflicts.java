package io.envtest.internal.crd;

import io.envtest.internal.registry.ResourceDefinition;
import io.envtest.view.apiextensions.v1.CustomResourceDefinition;
import io.envtest.view.apiextensions.v1.CustomResourceDefinitionNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds names of a definition that another resource of the group has already. Pure. */
final class NameConflicts {

    private NameConflicts() {}

    /** The reason and the message of the first conflict; empty if there is none. */
    static List<String> of(CustomResourceDefinition crd, Collection<ResourceDefinition> served) {
        CustomResourceDefinitionNames names = crd.spec().names();
        Set<String> resources = new HashSet<>();
        Set<String> kinds = new HashSet<>();
        for (ResourceDefinition other : served) {
            boolean same = other.resource().resource().equals(names.plural());
            if (other.resource().group().equals(crd.spec().group()) && !same) {
                resources.add(other.resource().resource());
                resources.add(other.singular());
                resources.addAll(other.shortNames());
                kinds.add(other.kind().kind());
                kinds.add(other.listKind());
            }
        }
        List<String> conflict = new ArrayList<>();
        check(conflict, resources, names.plural(), "PluralConflict");
        check(conflict, resources, names.singular(), "SingularConflict");
        names.shortNames().forEach(name -> check(conflict, resources, name, "ShortNamesConflict"));
        check(conflict, kinds, names.kind(), "KindConflict");
        check(conflict, kinds, names.listKind(), "ListKindConflict");
        return conflict;
    }

    private static void check(List<String> conflict, Set<String> taken, String name, String reason) {
        if (conflict.isEmpty() && taken.contains(name)) {
            conflict.add(reason);
            conflict.add("\"" + name + "\" is already in use");
        }
    }
}
