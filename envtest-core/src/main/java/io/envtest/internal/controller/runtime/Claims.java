package io.envtest.internal.controller.runtime;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.view.View;
import io.envtest.view.meta.v1.ObjectMeta;
import io.envtest.view.meta.v1.PartialObjectMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * Settles which objects belong to a controller object: it adopts matching objects that nobody controls, and lets go of its own
 * that match no longer.
 *
 * @param <T> view of the claimed objects
 */
public final class Claims<T extends View> {

    private final Client client;
    private final Resource<T> claimed;
    private final Resource<?> owners;
    private final ControlledObjects<T> objects;
    private Predicate<T> candidate = object -> true;
    private BiPredicate<View, T> match = (controller, object) -> true;
    private List<String> finalizers = List.of();

    /**
     * Claims objects of a resource for controllers of another.
     *
     * @param client patches the objects
     * @param claimed resource of the objects
     * @param owners resource of the controllers
     * @param objects finds candidates
     */
    public Claims(Client client, Resource<T> claimed, Resource<?> owners, ControlledObjects<T> objects) {
        this.client = client;
        this.claimed = claimed;
        this.owners = owners;
        this.objects = objects;
    }

    /** Leaves alone all objects but these, whoever they belong to. */
    public Claims<T> only(Predicate<T> value) {
        candidate = value;
        return this;
    }

    /** Lets a controller select by more than labels. */
    public Claims<T> matching(BiPredicate<View, T> value) {
        match = value;
        return this;
    }

    /** Gives adopted objects these finalizers. */
    public Claims<T> withFinalizers(List<String> values) {
        finalizers = List.copyOf(values);
        return this;
    }

    /** The objects that are a controller's after claiming. */
    public List<T> claim(View controller, Selector selector) {
        ObjectMeta owner = Meta.of(controller);
        List<T> mine = new ArrayList<>();
        for (T object : objects.of(owner)) {
            ObjectMeta metadata = Meta.of(object);
            if (!candidate.test(object)) {
                continue;
            }
            if (selector.matches(metadata.labels()) && match.test(controller, object)) {
                mine.add(object);
            } else if (!Meta.deleting(owner)) {
                release(metadata, owner);
            }
        }
        if (!Meta.deleting(owner)) {
            adoptOrphans(controller, selector, mine);
        }
        return mine;
    }

    private void adoptOrphans(View controller, Selector selector, List<T> mine) {
        ObjectMeta owner = Meta.of(controller);
        boolean checked = false;
        for (T orphan : objects.orphans(owner.namespace())) {
            ObjectMeta metadata = Meta.of(orphan);
            if (Meta.deleting(metadata)
                    || !candidate.test(orphan)
                    || !selector.matches(metadata.labels())
                    || !match.test(controller, orphan)) {
                continue;
            }
            if (!checked && !stillThere(owner)) {
                return;
            }
            checked = true;
            adopt(metadata, controller).ifPresent(mine::add);
        }
    }

    /** Asks the server, because an owner deleted a moment ago must not adopt. */
    private boolean stillThere(ObjectMeta owner) {
        try {
            ObjectNode now = client.api().get(owners.id(), owner.namespace(), owner.name());
            ObjectMeta fresh = Meta.of(now);
            return fresh.uid().equals(owner.uid()) && !Meta.deleting(fresh);
        } catch (ApiException e) {
            if (e.status().code() == 404) {
                return false;
            }
            throw e;
        }
    }

    private Optional<T> adopt(ObjectMeta object, View controller) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        ObjectMeta metadata = PartialObjectMetadata.of(patch).metadata();
        ControllerRefs.setController(metadata, owners, controller);
        metadata.setUid(object.uid());
        if (!finalizers.isEmpty()) {
            metadata.setFinalizers(finalizers);
        }
        return patch(object, patch);
    }

    private void release(ObjectMeta object, ObjectMeta owner) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        ObjectMeta metadata = PartialObjectMetadata.of(patch).metadata();
        metadata.addOwnerReferences().setUid(owner.uid()).node().put("$patch", "delete");
        metadata.setUid(object.uid());
        patch(object, patch);
    }

    private Optional<T> patch(ObjectMeta object, ObjectNode patch) {
        try {
            return Optional.of(client.strategicPatch(claimed, Meta.key(object), patch));
        } catch (ApiException e) {
            if (e.status().code() == 404 || e.hasReason("Invalid")) {
                return Optional.empty(); // gone, or another object of the same name
            }
            throw e;
        }
    }
}
