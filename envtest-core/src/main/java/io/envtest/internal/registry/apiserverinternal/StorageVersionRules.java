package io.envtest.internal.registry.apiserverinternal;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.LabelRules;
import io.envtest.internal.registry.rule.NameRules;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.apiserverinternal.v1alpha1.ServerStorageVersion;
import io.envtest.view.apiserverinternal.v1alpha1.StorageVersionCondition;
import io.envtest.view.apiserverinternal.v1alpha1.StorageVersionStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules of what API servers tell of their storage. */
final class StorageVersionRules {

    private StorageVersionRules() {}

    /** The group and the resource, with a dot between: the resource is what follows the last one. */
    static List<String> name(String name, boolean prefix) {
        int dot = name.lastIndexOf('.');
        if (dot < 0) {
            return List.of("name must be in the form of <group>.<resource>");
        }
        List<String> wrong = new ArrayList<>();
        NameRules.DNS_SUBDOMAIN
                .check(name.substring(0, dot), false)
                .forEach(words -> wrong.add("the group segment " + words));
        NameRules.DNS_1035_LABEL
                .check(name.substring(dot + 1), prefix)
                .forEach(words -> wrong.add("the resource segment " + words));
        return wrong;
    }

    static void status(FieldErrors errors, StorageVersionStatus status) {
        Set<String> servers = new HashSet<>();
        for (ServerStorageVersion server : status.storageVersions()) {
            if (!servers.add(server.apiServerID())) {
                errors.duplicate(server.path("apiServerID"), server.apiServerID());
            }
            server(errors, server);
        }
        common(errors, status);
        conditions(errors, status);
    }

    private static void server(FieldErrors errors, ServerStorageVersion server) {
        Rules.format(errors, server.path("apiServerID"), server.apiServerID(), Formats.DNS_SUBDOMAIN);
        apiVersion(errors, server.path("encodingVersion"), server.encodingVersion());
        List<String> decodable = server.decodableVersions();
        for (int i = 0; i < decodable.size(); i++) {
            apiVersion(errors, server.path("decodableVersions").index(i), decodable.get(i));
        }
        if (!decodable.contains(server.encodingVersion())) {
            errors.invalid(
                    server.path("decodableVersions"),
                    server.get("decodableVersions"),
                    "decodableVersions must include encodingVersion " + server.encodingVersion());
        }
        List<String> served = server.servedVersions();
        for (int i = 0; i < served.size(); i++) {
            FieldPath path = server.path("servedVersions").index(i);
            apiVersion(errors, path, served.get(i));
            if (!decodable.contains(served.get(i))) {
                errors.invalid(
                        path,
                        served.get(i),
                        "individual served version : " + served.get(i) + " must be included in decodableVersions : ["
                                + String.join(" ", decodable) + "]");
            }
        }
    }

    private static void apiVersion(FieldErrors errors, FieldPath path, String version) {
        String[] parts = version.split("/", -1);
        if (parts.length > 2) {
            errors.invalid(
                    path,
                    version,
                    "an apiVersion is "
                            + NameRules.DNS_1035_LABEL
                                    .check("A", false)
                                    .get(0)
                                    .replace("label must", "label, which must")
                            + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyVersion')");
            return;
        }
        if (parts.length == 2) {
            part(errors, path, version, "group part: ", parts[0], NameRules.DNS_SUBDOMAIN.check(parts[0], false));
        }
        String last = parts[parts.length - 1];
        part(errors, path, version, "version part: ", last, NameRules.DNS_1035_LABEL.check(last, false));
    }

    private static void part(
            FieldErrors errors, FieldPath path, String version, String which, String part, List<String> wrong) {
        if (part.isEmpty()) {
            errors.invalid(path, version, which + "must be non-empty");
        } else {
            wrong.forEach(words -> errors.invalid(path, version, which + words));
        }
    }

    /** Told only when all servers agree. */
    private static void common(FieldErrors errors, StorageVersionStatus status) {
        List<String> versions = status.storageVersions().stream()
                .map(ServerStorageVersion::encodingVersion)
                .distinct()
                .toList();
        FieldPath path = status.path("commonEncodingVersion");
        if (versions.size() != 1) {
            if (status.hasCommonEncodingVersion()) {
                errors.invalid(
                        path,
                        status.commonEncodingVersion(),
                        "should be nil if servers do not agree on the same encoding version, or if there is no server"
                                + " reporting the supported versions yet");
            }
            return;
        }
        if (!status.hasCommonEncodingVersion()) {
            errors.invalid(path, null, "the common encoding version is " + versions.get(0));
        } else if (!status.commonEncodingVersion().equals(versions.get(0))) {
            errors.invalid(
                    path, status.commonEncodingVersion(), "the actual common encoding version is " + versions.get(0));
        }
    }

    /** Errors name the status, not its list of conditions. */
    private static void conditions(FieldErrors errors, StorageVersionStatus status) {
        Map<String, Integer> seen = new HashMap<>();
        List<StorageVersionCondition> conditions = status.conditions();
        for (int i = 0; i < conditions.size(); i++) {
            StorageVersionCondition condition = conditions.get(i);
            FieldPath path = status.path().index(i);
            Integer first = seen.putIfAbsent(condition.type(), i);
            if (first != null) {
                errors.invalid(
                        path.child("type"),
                        condition.type(),
                        "the type of the condition is not unique, it also appears in conditions[" + first + "]");
            }
            LabelRules.labelName(errors, path.child("type"), condition.type());
            LabelRules.labelName(errors, path.child("status"), condition.status());
            Rules.required(errors, path.child("reason"), condition.reason());
            Rules.required(errors, path.child("message"), condition.message());
        }
    }
}
