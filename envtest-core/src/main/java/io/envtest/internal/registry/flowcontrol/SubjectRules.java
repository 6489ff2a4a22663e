package io.envtest.internal.registry.flowcontrol;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.View;
import io.envtest.view.flowcontrol.v1.ServiceAccountSubject;
import io.envtest.view.flowcontrol.v1.Subject;
import java.util.List;

/** Rules of whose requests a FlowSchema matches. */
final class SubjectRules {

    private static final List<String> KINDS = List.of("Group", "ServiceAccount", "User");

    private SubjectRules() {}

    static void subject(FieldErrors errors, Subject subject) {
        switch (subject.kind()) {
            case "ServiceAccount" -> {
                if (required(errors, subject.serviceAccount(), "serviceAccount", "ServiceAccount")) {
                    account(errors, subject.serviceAccount());
                }
                forbidden(errors, subject.user(), "user", "User");
                forbidden(errors, subject.group(), "group", "Group");
            }
            case "User" -> {
                if (required(errors, subject.user(), "user", "User")) {
                    Rules.required(
                            errors, subject.user().path("name"), subject.user().name());
                }
                forbidden(errors, subject.serviceAccount(), "serviceAccount", "ServiceAccount");
                forbidden(errors, subject.group(), "group", "Group");
            }
            case "Group" -> {
                if (required(errors, subject.group(), "group", "Group")) {
                    Rules.required(
                            errors,
                            subject.group().path("name"),
                            subject.group().name());
                }
                forbidden(errors, subject.serviceAccount(), "serviceAccount", "ServiceAccount");
                forbidden(errors, subject.user(), "user", "User");
            }
            default -> errors.notSupported(subject.path("kind"), subject.kind(), KINDS);
        }
    }

    private static boolean required(FieldErrors errors, View part, String field, String kind) {
        return Rules.required(errors, part, field + " is required when subject kind is '" + kind + "'");
    }

    private static void forbidden(FieldErrors errors, View part, String field, String kind) {
        if (part.present()) {
            errors.forbidden(part.path(), field + " is forbidden when subject kind is not '" + kind + "'");
        }
    }

    private static void account(FieldErrors errors, ServiceAccountSubject account) {
        if (Rules.required(errors, account.path("name"), account.name())
                && !account.name().equals("*")) {
            Rules.format(errors, account.path("name"), account.name(), Formats.DNS_SUBDOMAIN);
        }
        if (Rules.required(
                errors, account.path("namespace"), account.namespace(), "must specify namespace for service account")) {
            Rules.format(errors, account.path("namespace"), account.namespace(), Formats.DNS_LABEL);
        }
    }
}
