package io.envtest.internal.controller.pod;

import io.envtest.api.ApiException;
import io.envtest.internal.controller.runtime.Client;
import io.envtest.internal.controller.runtime.ControllerRefs;
import io.envtest.internal.controller.runtime.EventRecorder;
import io.envtest.internal.controller.runtime.Meta;
import io.envtest.internal.controller.runtime.Resource;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.view.View;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.PodTemplateSpec;
import io.envtest.view.meta.v1.ObjectMeta;

/** Creates and deletes the pods of controller objects, and tells of it in events on these. Thread-safe. */
public final class PodControl {

    private static final int LONGEST_NAME = 253;

    private final Client client;
    private final EventRecorder events;

    /** Works as a client. */
    public PodControl(Client client, EventRecorder events) {
        this.client = client;
        this.events = events;
    }

    /** A pod as a template describes it, with a generated name and its controller, not created yet. */
    public static Pod fromTemplate(PodTemplateSpec template, Resource<?> resource, View controller) {
        ObjectMeta owner = Meta.of(controller);
        Pod pod = Client.empty(Resources.PODS, owner.namespace());
        ObjectMeta metadata = pod.metadata();
        metadata.setGenerateName(namePrefix(owner.name()));
        ObjectMeta wanted = template.metadata();
        if (wanted.hasLabels()) {
            metadata.setLabels(wanted.labels());
        }
        if (wanted.hasAnnotations()) {
            metadata.setAnnotations(wanted.annotations());
        }
        if (wanted.hasFinalizers()) {
            metadata.setFinalizers(wanted.finalizers());
        }
        ControllerRefs.setController(metadata, resource, controller);
        pod.spec().replaceWith(template.spec());
        return pod;
    }

    /** What the names of a controller's pods begin with. */
    private static String namePrefix(String controller) {
        String prefix = controller + "-";
        return prefix.length() <= LONGEST_NAME ? prefix : controller;
    }

    /** Creates a pod and tells of it. */
    public Pod create(View controller, Pod pod) {
        try {
            Pod created = client.create(Resources.PODS, pod);
            events.normal(
                    controller,
                    "SuccessfulCreate",
                    "Created pod: " + created.metadata().name());
            return created;
        } catch (ApiException e) {
            if (!isNamespaceTerminating(e)) {
                events.warning(controller, "FailedCreate", "Error creating: " + e.getMessage());
            }
            throw e;
        }
    }

    /** Deletes a pod and tells of it; a pod that is gone already counts as deleted. */
    public void delete(View controller, Pod pod) {
        String name = pod.metadata().name();
        try {
            client.delete(Resources.PODS, Meta.key(pod.metadata()));
            events.normal(controller, "SuccessfulDelete", "Deleted pod: " + name);
        } catch (ApiException e) {
            if (e.status().code() == 404) {
                return;
            }
            events.warning(controller, "FailedDelete", "Error deleting: " + e.getMessage());
            throw e;
        }
    }

    /** Whether a creation was refused because the namespace is on its way out, which is no use retrying. */
    public static boolean isNamespaceTerminating(ApiException failure) {
        return failure.status().details().causes().stream()
                .anyMatch(cause -> cause.reason().equals("NamespaceTerminating"));
    }
}
