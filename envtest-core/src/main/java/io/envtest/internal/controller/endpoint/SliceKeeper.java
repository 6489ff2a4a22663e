package io.envtest.internal.controller.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.api.ObjectKey;
import io.envtest.internal.controller.endpoint.SliceGroups.Shared;
import io.envtest.internal.controller.runtime.Client;
import io.envtest.internal.controller.runtime.ControllerRefs;
import io.envtest.internal.controller.runtime.Expectations;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.Resource;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.internal.controller.runtime.Semantic;
import io.envtest.internal.meta.Annotations;
import io.envtest.view.View;
import io.envtest.view.discovery.v1.Endpoint;
import io.envtest.view.discovery.v1.EndpointPort;
import io.envtest.view.discovery.v1.EndpointSlice;
import io.envtest.view.meta.v1.ObjectMeta;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the slices of an owner hold what they should, with few changes: endpoints stay in the slice they are in. */
final class SliceKeeper {

    private final Client client;
    private final Resource<?> owners;
    private final Expectations expectations;
    private final Style style;

    SliceKeeper(Client client, Resource<?> owners, Expectations expectations, Style style) {
        this.style = style;
        this.client = client;
        this.owners = owners;
        this.expectations = expectations;
    }

    /** Whether all slices made for an owner have been seen, so that its slices may be counted. */
    boolean hasSeenAll(ObjectKey owner) {
        return expectations.satisfied(owner);
    }

    /**
     * How slices are kept.
     *
     * @param mostEndpoints in one slice
     * @param writtenAnew whether a slice that changes loses the prefix its name was made from
     */
    record Style(int mostEndpoints, boolean writtenAnew) {}

    /** What all slices of an owner carry. */
    record Dress(Map<String, String> labels, Map<String, String> annotations) {}

    void keep(View owner, SliceGroups wanted, Dress dress, List<EndpointSlice> existing) {
        List<EndpointSlice> idle = new ArrayList<>(existing);
        Map<Shared, List<EndpointSlice>> taken = new LinkedHashMap<>();
        wanted.byShared().keySet().forEach(shared -> taken.put(shared, take(idle, shared)));
        wanted.byShared().forEach((shared, endpoints) -> {
            List<EndpointSlice> slices = taken.getOrDefault(shared, List.of());
            if (slices.isEmpty() && !idle.isEmpty() && sameType(idle.get(0), shared)) {
                slices = List.of(idle.remove(0));
            }
            keep(owner, shared, endpoints, dress, slices);
        });
        idle.forEach(this::delete);
    }

    private static boolean sameType(EndpointSlice slice, Shared shared) {
        return slice.addressType().equals(shared.addressType());
    }

    private static List<EndpointSlice> take(List<EndpointSlice> idle, Shared shared) {
        List<EndpointSlice> fitting = idle.stream()
                .filter(slice -> sameType(slice, shared) && Semantic.equal(slice.get("ports"), shared.ports()))
                .toList();
        idle.removeAll(fitting);
        return fitting;
    }

    private void keep(View owner, Shared shared, List<ObjectNode> endpoints, Dress dress, List<EndpointSlice> slices) {
        List<ObjectNode> open = new ArrayList<>(endpoints);
        List<List<ObjectNode>> contents = new ArrayList<>();
        for (EndpointSlice slice : slices) {
            contents.add(stay(slice, open));
        }
        for (List<ObjectNode> content : contents) {
            fill(content, open);
        }
        boolean needed = contents.isEmpty();
        while (!open.isEmpty() || needed) {
            List<ObjectNode> content = new ArrayList<>();
            fill(content, open);
            contents.add(content);
            needed = false;
        }
        for (int i = 0; i < contents.size(); i++) {
            if (i >= slices.size()) {
                create(owner, shared, contents.get(i), dress);
            } else if (contents.get(i).isEmpty() && i > 0) {
                delete(slices.get(i));
            } else {
                update(owner, slices.get(i), shared, contents.get(i), dress);
            }
        }
    }

    /** The endpoints that are in the slice already, in their new form. */
    private static List<ObjectNode> stay(EndpointSlice slice, List<ObjectNode> open) {
        List<ObjectNode> content = new ArrayList<>();
        for (JsonNode before : slice.get("endpoints")) {
            open.stream()
                    .filter(endpoint -> endpoint.path("addresses").equals(before.path("addresses"))
                            && endpoint.path("targetRef")
                                    .path("uid")
                                    .equals(before.path("targetRef").path("uid")))
                    .findFirst()
                    .ifPresent(endpoint -> {
                        content.add(endpoint);
                        open.remove(endpoint);
                    });
        }
        return content;
    }

    private void fill(List<ObjectNode> content, List<ObjectNode> open) {
        while (content.size() < style.mostEndpoints() && !open.isEmpty()) {
            content.add(open.remove(0));
        }
    }

    private void create(View owner, Shared shared, List<ObjectNode> content, Dress dress) {
        EndpointSlice slice =
                Client.empty(Resources.ENDPOINT_SLICES, Meta.of(owner).namespace());
        slice.metadata().setGenerateName(prefix(owner));
        ControllerRefs.setController(slice.metadata(), owners, owner);
        slice.setAddressType(shared.addressType());
        write(slice, shared, content, dress);
        ObjectKey key = Meta.key(Meta.of(owner));
        expectations.expectCreations(key, 1);
        try {
            client.create(Resources.ENDPOINT_SLICES, slice);
        } catch (ApiException e) {
            expectations.creationObserved(key);
            throw e;
        }
    }

    private void update(View owner, EndpointSlice before, Shared shared, List<ObjectNode> content, Dress dress) {
        EndpointSlice copy = EndpointSlice.of(before.node().deepCopy());
        if (!ControllerRefs.isControlledBy(copy.metadata(), Meta.of(owner))) {
            copy.metadata().removeOwnerReferences();
            ControllerRefs.setController(copy.metadata(), owners, owner);
        }
        if (style.writtenAnew()) {
            nameAnew(owner, copy.metadata(), Semantic.equal(before.get("ports"), shared.ports()));
        }
        Map<String, String> annotations = before.metadata().annotations();
        write(copy, shared, content, dress);
        boolean changed = !Semantic.equal(copy.get("endpoints"), before.get("endpoints"))
                || !Semantic.equal(copy.get("ports"), before.get("ports"))
                || !copy.metadata().labels().equals(before.metadata().labels())
                || !withoutTime(dress.annotations()).equals(withoutTime(annotations));
        if (changed) {
            client.update(Resources.ENDPOINT_SLICES, copy);
        }
    }

    /** Only a slice taken over from other ports is written as new ones are, with the prefix. */
    private static void nameAnew(View owner, ObjectMeta slice, boolean kept) {
        if (kept) {
            slice.removeGenerateName();
        } else {
            slice.setGenerateName(prefix(owner));
        }
    }

    private static String prefix(View owner) {
        return Meta.of(owner).name() + "-";
    }

    private static Map<String, String> withoutTime(Map<String, String> annotations) {
        Map<String, String> rest = new LinkedHashMap<>(annotations);
        rest.remove(SliceLabels.CHANGE_TIME);
        return rest;
    }

    private static void write(EndpointSlice slice, Shared shared, List<ObjectNode> content, Dress dress) {
        slice.metadata().setLabels(dress.labels());
        Annotations.set(slice.metadata(), dress.annotations());
        slice.removeEndpoints();
        for (ObjectNode endpoint : content) {
            slice.addEndpoints().replaceWith(Endpoint.of(endpoint));
        }
        slice.removePorts();
        ArrayNode ports = shared.ports();
        for (JsonNode port : content.isEmpty() ? ports.arrayNode() : ports) {
            slice.addPorts().replaceWith(EndpointPort.of((ObjectNode) port));
        }
    }

    private void delete(EndpointSlice slice) {
        client.deleteIfPresent(Resources.ENDPOINT_SLICES, Meta.key(slice.metadata()));
    }
}
