package io.envtest.internal.registry.storage;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.core.DriverNames;
import io.envtest.internal.registry.core.PersistentVolumeRules;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.storage.v1.VolumeAttachmentSource;
import io.envtest.view.storage.v1.VolumeAttachmentSpec;
import io.envtest.view.storage.v1.VolumeAttachmentStatus;
import io.envtest.view.storage.v1.VolumeError;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Rules of attachments. */
final class VolumeAttachmentRules {

    private static final int METADATA_BYTES = 256 * 1024;
    private static final int MESSAGE_BYTES = 1024;

    private VolumeAttachmentRules() {}

    static void spec(FieldErrors errors, VolumeAttachmentSpec spec) {
        DriverNames.check(errors, spec.path("attacher"), spec.attacher());
        source(errors, spec.source());
        Rules.format(errors, spec.path("nodeName"), spec.nodeName(), Formats.DNS_SUBDOMAIN);
        if (spec.source().hasPersistentVolumeName()) {
            Rules.format(
                    errors,
                    spec.source().path("persistentVolumeName"),
                    spec.source().persistentVolumeName(),
                    Formats.DNS_SUBDOMAIN);
        }
    }

    private static void source(FieldErrors errors, VolumeAttachmentSource source) {
        boolean inline = source.inlineVolumeSpec().present();
        if (inline && source.hasPersistentVolumeName()) {
            errors.forbidden(source.path(), "must specify exactly one of inlineVolumeSpec and persistentVolumeName");
        } else if (inline) {
            PersistentVolumeRules.inline(errors, source.inlineVolumeSpec());
        } else if (source.hasPersistentVolumeName()) {
            FieldPath path = source.path("persistentVolumeName");
            Rules.required(errors, path, source.persistentVolumeName(), "must specify non empty persistentVolumeName");
        } else {
            errors.required(source.path(), "must specify exactly one of inlineVolumeSpec and persistentVolumeName");
        }
    }

    static void status(FieldErrors errors, VolumeAttachmentStatus status) {
        long size = 0;
        for (Map.Entry<String, String> entry : status.attachmentMetadata().entrySet()) {
            size += bytes(entry.getKey()) + bytes(entry.getValue());
        }
        if (size > METADATA_BYTES) {
            errors.tooLong(status.path("attachmentMetadata"), METADATA_BYTES);
        }
        error(errors, status.attachError());
        error(errors, status.detachError());
    }

    private static void error(FieldErrors errors, VolumeError error) {
        if (error.present()) {
            if (error.hasErrorCode()) {
                Rules.inRange(errors, error.path("errorCode"), error.errorCode(), 0, Integer.MAX_VALUE);
            }
            long length = error.message().getBytes(StandardCharsets.UTF_8).length;
            if (length > MESSAGE_BYTES) {
                errors.tooLong(error.path("message"), METADATA_BYTES); // the limit that the real server names
            }
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
