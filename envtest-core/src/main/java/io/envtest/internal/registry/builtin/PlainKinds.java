package io.envtest.internal.registry.builtin;

import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StatusStrategy;
import io.envtest.view.meta.v1.PartialObjectMetadata;

/** What holds for kinds that nobody declares: the split of spec and status. */
final class PlainKinds {

    private PlainKinds() {}

    /** The declaration of a kind without one of its own. */
    static KindDeclaration of(String group, String kind, boolean hasStatus) {
        KindDeclaration.Builder builder = KindDeclaration.of(group, kind).strategy(new Main());
        if (hasStatus) {
            builder.status(StatusStrategy.of(PartialObjectMetadata::of, (errors, object, old) -> {}));
        }
        return builder.build();
    }

    private static final class Main extends KindStrategy<PartialObjectMetadata> {

        Main() {
            super(PartialObjectMetadata::of);
        }
    }
}
