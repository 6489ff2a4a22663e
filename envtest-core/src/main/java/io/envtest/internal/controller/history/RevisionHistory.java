package io.envtest.internal.controller.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.pod.TemplateHash;
import io.envtest.internal.controller.runtime.Claims;
import io.envtest.internal.controller.runtime.Client;
import io.envtest.internal.controller.runtime.ControllerRefs;
import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.Resource;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Selector;
import io.envtest.internal.controller.runtime.Semantic;
import io.envtest.internal.controller.runtime.Timestamps;
import io.envtest.view.View;
import io.envtest.view.apps.v1.ControllerRevision;
import io.envtest.view.core.v1.PodTemplateSpec;
import io.envtest.view.meta.v1.ObjectMeta;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The ControllerRevisions of one kind of controller objects. Thread-safe. */
public final class RevisionHistory {

    private static final Comparator<ControllerRevision> OLDEST_FIRST = Comparator.comparingLong(
                    ControllerRevision::revision)
            .thenComparing(RevisionHistory::created)
            .thenComparing(revision -> revision.metadata().name());

    private final Client client;
    private final Resource<?> owners;
    private final String hashLabel;
    private final Claims<ControllerRevision> claims;

    /**
     * Keeps the history of objects of a resource.
     *
     * @param hashLabel label of a revision with the hash of its data
     */
    public RevisionHistory(ControllerSetup setup, Resource<?> owners, String hashLabel) {
        this.hashLabel = hashLabel;
        this.client = setup.client();
        this.owners = owners;
        this.claims = new Claims<>(
                client, Resources.CONTROLLER_REVISIONS, owners, setup.controlled(Resources.CONTROLLER_REVISIONS));
    }

    private static Instant created(ControllerRevision revision) {
        return Timestamps.parse(revision.metadata().creationTimestamp()).orElse(Instant.EPOCH);
    }

    /** All revisions of an object, oldest first; matching ones that nobody has are adopted. */
    public List<ControllerRevision> list(View owner, Selector selector) {
        List<ControllerRevision> revisions = new ArrayList<>(claims.claim(owner, selector));
        revisions.sort(OLDEST_FIRST);
        return revisions;
    }

    /** The outcome of {@link #sync}. */
    public record Synced(ControllerRevision revision, int collisions) {}

    /**
     * The revision of the current template, created or brought to the end of the history if need be.
     *
     * @param known all revisions, oldest first; the result is added
     * @param collisions how often a hash was taken already
     */
    public Synced sync(View owner, PodTemplateSpec template, List<ControllerRevision> known, int collisions) {
        ObjectNode data = RevisionData.of(template);
        long next = known.stream().mapToLong(ControllerRevision::revision).max().orElse(0) + 1;
        Optional<ControllerRevision> equal = known.stream()
                .filter(revision -> Semantic.equal(revision.data(), data))
                .reduce((first, second) -> second);
        if (equal.isEmpty()) {
            Synced created = create(owner, template, data, next, collisions);
            known.add(created.revision());
            return created;
        }
        ControllerRevision found = equal.get();
        if (found.revision() == next - 1) {
            return new Synced(found, collisions);
        }
        ControllerRevision copy = ControllerRevision.of(found.node().deepCopy());
        ControllerRevision renumbered = client.update(Resources.CONTROLLER_REVISIONS, copy.setRevision(next));
        known.remove(found);
        known.add(renumbered);
        return new Synced(renumbered, collisions);
    }

    private Synced create(View owner, PodTemplateSpec template, ObjectNode data, long number, int collisions) {
        ObjectMeta of = Meta.of(owner);
        for (int collision = collisions; ; collision++) {
            String hash = TemplateHash.ofRevision(data, collision);
            ControllerRevision revision = Client.empty(Resources.CONTROLLER_REVISIONS, of.namespace());
            Map<String, String> labels = new LinkedHashMap<>(template.metadata().labels());
            labels.put(hashLabel, hash);
            revision.metadata().setName(of.name() + "-" + hash).setLabels(labels);
            if (of.hasAnnotations()) {
                revision.metadata().setAnnotations(of.annotations());
            }
            ControllerRefs.setController(revision.metadata(), owners, owner);
            revision.setData(data).setRevision(number);
            Optional<ControllerRevision> stored = store(revision);
            if (stored.isPresent()) {
                return new Synced(stored.get(), collision);
            }
        }
    }

    /** The stored revision; empty if another content has its name. */
    private Optional<ControllerRevision> store(ControllerRevision revision) {
        try {
            return Optional.of(client.create(Resources.CONTROLLER_REVISIONS, revision));
        } catch (ApiException e) {
            if (!e.hasReason("AlreadyExists")) {
                throw e;
            }
            ObjectKey key = Meta.key(revision.metadata());
            return client.find(Resources.CONTROLLER_REVISIONS, key)
                    .filter(found -> Semantic.equal(found.data(), revision.data()));
        }
    }

    /** Deletes the oldest revisions beyond a limit, but none that is in use. */
    public void truncate(List<ControllerRevision> known, Set<String> inUse, int limit) {
        List<ControllerRevision> idle = new ArrayList<>(known);
        idle.removeIf(revision -> inUse.contains(revision.metadata().name()));
        idle.sort(OLDEST_FIRST);
        for (ControllerRevision surplus : idle.subList(0, Math.max(0, idle.size() - limit))) {
            client.deleteIfPresent(Resources.CONTROLLER_REVISIONS, Meta.key(surplus.metadata()));
        }
    }
}
