package io.envtest.internal.endpoint;

import io.envtest.internal.endpoint.options.ListParameters;
import io.envtest.internal.endpoint.selector.FieldQuery;
import io.envtest.internal.endpoint.selector.LabelQuery;
import io.envtest.internal.endpoint.selector.ShardQuery;
import io.envtest.internal.objectstore.ListQuery;
import io.envtest.internal.objectstore.ObjectIndex;
import java.util.function.Predicate;

/**
 * Which objects of a collection are meant.
 *
 * @param name the only name that can match, empty for any
 * @param matching filter on the index
 */
record Selection(String name, Predicate<ObjectIndex> matching) {

    static Selection of(ResourceRequest request, ListParameters parameters) {
        LabelQuery labels = parameters.labels();
        FieldQuery fields = SelectableFields.of(request.definition()).check(parameters.fields());
        ShardQuery shard = parameters.shard();
        String name = request.name().isEmpty() ? fields.exactly("metadata.name") : request.name();
        if (labels.isEmpty() && fields.isEmpty() && shard.isEmpty()) {
            return new Selection(name, ListQuery.ALL);
        }
        return new Selection(
                name,
                index -> labels.matches(index.labels()) && fields.matches(index.fields()) && shard.matches(index));
    }
}
