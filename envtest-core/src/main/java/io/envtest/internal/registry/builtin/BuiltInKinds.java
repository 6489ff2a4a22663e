package io.envtest.internal.registry.builtin;

import io.envtest.internal.registry.apps.AppsKinds;
import io.envtest.internal.registry.batch.BatchKinds;
import io.envtest.internal.registry.core.CoreKinds;
import java.util.Map;

/** The declarations of all groups: one line per group. */
public final class BuiltInKinds {

    private BuiltInKinds() {}

    /** What the groups declare. */
    public static DeclaredKinds all() {
        return new DeclaredKinds(Map.of(
                "", CoreKinds::all,
                "apps", AppsKinds::all,
                "batch", BatchKinds::all));
    }
}
