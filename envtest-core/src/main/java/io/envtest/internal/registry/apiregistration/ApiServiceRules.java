package io.envtest.internal.registry.apiregistration;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.field.GoQuote;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.NameRule;
import io.envtest.internal.registry.rule.NameRules;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.apiregistration.v1.APIServiceCondition;
import io.envtest.view.apiregistration.v1.APIServiceSpec;
import io.envtest.view.apiregistration.v1.APIServiceStatus;
import io.envtest.view.apiregistration.v1.ServiceReference;
import java.util.Base64;
import java.util.List;

/** Rules of APIServices. */
final class ApiServiceRules {

    private static final int MOST_GROUP_PRIORITY = 20_000;
    private static final int MOST_VERSION_PRIORITY = 1000;
    private static final int MOST_PORT = 65535;
    private static final List<String> STATUSES = List.of("True", "False", "Unknown");

    private ApiServiceRules() {}

    /** The name is the version, a dot and the group. */
    static NameRule name(APIServiceSpec spec) {
        String required = spec.version() + "." + spec.group();
        return (name, prefix) -> {
            List<String> wrong = NameRules.PATH_SEGMENT.check(name, prefix);
            return !wrong.isEmpty() || name.equals(required)
                    ? wrong
                    : List.of("must be `spec.version+\".\"+spec.group`: " + GoQuote.quote(required));
        };
    }

    static void spec(FieldErrors errors, APIServiceSpec spec) {
        if (spec.group().isEmpty() && !spec.version().equals("v1")) {
            errors.required(spec.path("group"), "only v1 may have an empty group and it better be legacy kube");
        }
        Rules.optionalFormat(errors, spec.path("group"), spec.group(), Formats.DNS_SUBDOMAIN);
        Rules.format(errors, spec.path("version"), spec.version(), Formats.DNS_1035_LABEL);
        priority(errors, spec.path("groupPriorityMinimum"), spec.groupPriorityMinimum(), MOST_GROUP_PRIORITY);
        priority(errors, spec.path("versionPriority"), spec.versionPriority(), MOST_VERSION_PRIORITY);
        if (spec.service().present()) {
            remote(errors, spec);
        } else {
            local(errors, spec);
        }
    }

    private static void priority(FieldErrors errors, FieldPath path, int priority, int most) {
        if (priority <= 0 || priority > most) {
            errors.invalid(path, priority, "must be positive and less than " + most);
        }
    }

    private static void local(FieldErrors errors, APIServiceSpec spec) {
        int bytes = Base64.getDecoder().decode(spec.caBundle()).length;
        if (bytes > 0) {
            errors.invalid(spec.path("caBundle"), bytes + " bytes", "local APIServices may not have a caBundle");
        }
        if (spec.insecureSkipTLSVerify()) {
            errors.invalid(
                    spec.path("insecureSkipTLSVerify"), true, "local APIServices may not have insecureSkipTLSVerify");
        }
    }

    private static void remote(FieldErrors errors, APIServiceSpec spec) {
        ServiceReference service = spec.service();
        Rules.required(errors, service.path("namespace"), service.namespace());
        Rules.required(errors, service.path("name"), service.name());
        if (service.port() < 1 || service.port() > MOST_PORT) {
            errors.invalid(
                    service.path("port"), service.port(), "port is not valid: must be between 1 and 65535, inclusive");
        }
        if (spec.insecureSkipTLSVerify() && !spec.caBundle().isEmpty()) {
            errors.invalid(spec.path("insecureSkipTLSVerify"), true, "may not be true if caBundle is present");
        }
    }

    static void status(FieldErrors errors, APIServiceStatus status) {
        for (APIServiceCondition condition : status.conditions()) {
            Rules.oneOf(errors, condition.path("status"), condition.status(), STATUSES);
        }
    }
}
