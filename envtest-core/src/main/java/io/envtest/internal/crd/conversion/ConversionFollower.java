package io.envtest.internal.crd.conversion;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.ApiException;
import io.envtest.api.Status;
import io.envtest.api.WatchEvent;
import io.envtest.internal.objectstore.StoredObject;
import io.envtest.internal.objectstore.WatchSink;
import io.envtest.internal.sim.SerialTasks;

/** Converts each object that is written to all other versions, before anybody asks. */
public final class ConversionFollower implements WatchSink {

    private final WebhookVersions versions;
    private final SerialTasks tasks = SerialTasks.apart("envtest-conversion");

    /** Takes the events of a watch on the stored version. */
    public ConversionFollower(WebhookVersions versions) {
        this.versions = versions;
    }

    @Override
    public void event(WatchEvent type, StoredObject object) {
        tasks.add(() -> versions.others().forEach(version -> follow(type, object, version)));
    }

    private void follow(WatchEvent type, StoredObject object, String version) {
        try {
            ObjectNode tree = object.tree();
            versions.keptFromStored(tree, version);
        } catch (ApiException e) {
            // whoever asks for the object asks the webhook again, and is told
            System.getLogger("io.envtest").log(System.Logger.Level.DEBUG, "not converted ahead", e);
        }
        if (type == WatchEvent.DELETED) {
            versions.kept()
                    .forget(version, object.key().namespace(), object.key().name());
        }
    }

    @Override
    public void bookmark(long revision, boolean initialEventsEnd) {
        // nothing to convert
    }

    @Override
    public void error(Status status) {
        // objects are then converted when they are asked for
    }

    @Override
    public void closed() {
        // the store closes, or the definition has changed
    }
}
