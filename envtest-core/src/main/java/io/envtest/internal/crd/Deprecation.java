package io.envtest.internal.crd;

import io.envtest.internal.meta.VersionOrder;
import io.envtest.view.apiextensions.v1.CustomResourceDefinition;
import io.envtest.view.apiextensions.v1.CustomResourceDefinitionVersion;

/** The warning that clients of a deprecated version get. Pure. */
final class Deprecation {

    private Deprecation() {}

    /** The warning: the definition's own, or one that names a better version; empty if the version is not deprecated. */
    static String of(CustomResourceDefinition crd, CustomResourceDefinitionVersion version) {
        if (!version.deprecated()) {
            return "";
        }
        if (version.hasDeprecationWarning()) {
            return version.deprecationWarning();
        }
        String better = crd.spec().versions().stream()
                .filter(other -> other.served() && !other.deprecated())
                .map(CustomResourceDefinitionVersion::name)
                .filter(name -> VersionOrder.INSTANCE.compare(name, version.name()) < 0)
                .min(VersionOrder.INSTANCE)
                .map(name -> "; use " + named(crd, name))
                .orElse("");
        return named(crd, version.name()) + " is deprecated" + better;
    }

    private static String named(CustomResourceDefinition crd, String version) {
        return crd.spec().group() + "/" + version + " " + crd.spec().names().kind();
    }
}
