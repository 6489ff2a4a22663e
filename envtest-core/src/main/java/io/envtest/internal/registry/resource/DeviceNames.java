package io.envtest.internal.registry.resource;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Format;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import java.util.Locale;
import java.util.regex.Pattern;

/** Rules of the names of drivers, pools, attributes. */
final class DeviceNames {

    private static final int DRIVER_BYTES = 63;
    private static final int POOL_BYTES = 253;
    private static final int UUID_LENGTH = 36;
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final int ID_BYTES = 32;
    private static final Format DRIVER = text -> Formats.DNS_SUBDOMAIN.wrong(text.toLowerCase(Locale.ROOT));

    private DeviceNames() {}

    /** A driver is named by a domain. */
    static void driver(FieldErrors errors, FieldPath path, String name) {
        if (Rules.required(errors, path, name)) {
            Rules.maxBytes(errors, path, name, DRIVER_BYTES);
            Rules.format(errors, path, name, DRIVER);
        }
    }

    /** A share is named by a UUID. */
    static void share(FieldErrors errors, FieldPath path, String id) {
        if (id.length() != UUID_LENGTH) {
            errors.invalid(path, id, "error validating uid: invalid UUID length: " + id.length());
        } else if (!UUID.matcher(id).matches()) {
            errors.invalid(path, id, "error validating uid: invalid UUID format");
        }
    }

    /** A pool is named by domains with slashes between them. */
    static void pool(FieldErrors errors, FieldPath path, String name) {
        if (Rules.required(errors, path, name)) {
            Rules.maxBytes(errors, path, name, POOL_BYTES);
            for (String part : name.split("/", -1)) {
                Rules.format(errors, path, part, Formats.DNS_SUBDOMAIN);
            }
        }
    }

    /** An attribute is named by an identifier, perhaps with a domain and a slash in front. */
    static void qualified(FieldErrors errors, FieldPath path, String name) {
        String[] parts = name.split("/", -1);
        if (parts.length == 1) {
            identifier(errors, path, name);
        } else if (parts.length == 2) {
            if (parts[0].isEmpty()) {
                errors.invalid(path, "", "the domain must not be empty");
            } else {
                driver(errors, path, parts[0]);
            }
            if (parts[1].isEmpty()) {
                errors.invalid(path, "", "the name must not be empty");
            } else {
                identifier(errors, path, parts[1]);
            }
        }
    }

    /** An attribute must be named with its domain. */
    static void fullyQualified(FieldErrors errors, FieldPath path, String name) {
        qualified(errors, path, name);
        if (name.indexOf('/') < 0) {
            errors.invalid(path, name, "a fully qualified name must be a domain and a name separated by a slash");
        }
    }

    private static void identifier(FieldErrors errors, FieldPath path, String name) {
        Rules.maxBytes(errors, path, name, ID_BYTES);
        Rules.format(errors, path, name, Formats.C_IDENTIFIER);
    }
}
