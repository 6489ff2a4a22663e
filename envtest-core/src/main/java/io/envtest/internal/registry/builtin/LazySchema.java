package io.envtest.internal.registry.builtin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionKind;
import io.envtest.internal.codec.Spelling;
import io.envtest.internal.registry.ObjectSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The schema of a kind that is looked up when an object is first decoded. */
final class LazySchema implements ObjectSchema {

    private final GroupVersionKind kind;
    private volatile @Nullable ObjectSchema found;

    LazySchema(GroupVersionKind kind) {
        this.kind = kind;
    }

    @Override
    public List<String> normalise(ObjectNode object, Spelling spelling) {
        return schema().normalise(object, spelling);
    }

    @Override
    public void complete(ObjectNode object) {
        schema().complete(object);
    }

    @Override
    public void setDefaults(ObjectNode object) {
        schema().setDefaults(object);
    }

    private ObjectSchema schema() {
        ObjectSchema schema = found;
        if (schema == null) {
            schema = BuiltInSchemas.of(kind)
                    .orElseThrow(() -> new IllegalStateException("the type catalogue has no kind " + kind));
            found = schema;
        }
        return schema;
    }
}
