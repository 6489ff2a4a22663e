package io.envtest.internal.registry.resource;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.LabelRules;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.View;
import io.envtest.view.resource.v1.DeviceClaim;
import io.envtest.view.resource.v1.DeviceConstraint;
import io.envtest.view.resource.v1.DeviceRequest;
import io.envtest.view.resource.v1.DeviceSubRequest;
import io.envtest.view.resource.v1.DeviceToleration;
import io.envtest.view.resource.v1.ExactDeviceRequest;
import java.util.List;

/**
 * Rules of what is claimed.
 *
 * @param selectors rules of selectors
 */
record ClaimRules(SelectorRules selectors) {

    private static final int MOST = 32;
    private static final int MOST_ALTERNATIVES = 8;
    private static final List<String> MODES = List.of("All", "ExactCount");
    private static final List<String> OPERATORS = List.of("Equal", "Exists");
    private static final String ONE_OF = "exactly one of `exactly` or `firstAvailable` is required";

    void claim(FieldErrors errors, DeviceClaim claim) {
        RequestNames names = RequestNames.of(claim);
        SetRules.set(
                errors,
                claim.path("requests"),
                claim.requests(),
                MOST,
                request -> request(errors, request),
                DeviceRequest::name);
        SetRules.list(
                errors,
                claim.path("constraints"),
                claim.constraints(),
                MOST,
                constraint -> constraint(errors, constraint, names));
        SetRules.list(errors, claim.path("config"), claim.config(), MOST, configuration -> {
            names.references(errors, configuration.path("requests"), configuration.requests());
            OpaqueRules.configuration(errors, configuration.opaque());
        });
    }

    private void request(FieldErrors errors, DeviceRequest request) {
        Rules.format(errors, request.path("name"), request.name(), Formats.DNS_LABEL);
        boolean exactly = request.exactly().present();
        boolean alternatives = !request.firstAvailable().isEmpty();
        if (exactly && alternatives) {
            errors.invalid(request.path(), null, ONE_OF + ", but multiple fields are set");
        } else if (exactly) {
            exactly(errors, request.exactly());
        } else if (alternatives) {
            SetRules.set(
                    errors,
                    request.path("firstAvailable"),
                    request.firstAvailable(),
                    MOST_ALTERNATIVES,
                    each -> alternative(errors, each),
                    DeviceSubRequest::name);
        } else {
            errors.required(request.path(), ONE_OF);
        }
    }

    private void exactly(FieldErrors errors, ExactDeviceRequest request) {
        Rules.requiredFormat(errors, request.path("deviceClassName"), request.deviceClassName(), Formats.DNS_SUBDOMAIN);
        selectors.selectors(errors, request.path("selectors"), request.selectors());
        amount(errors, request, request.allocationMode(), request.count());
        request.tolerations().forEach(toleration -> toleration(errors, toleration));
    }

    private void alternative(FieldErrors errors, DeviceSubRequest request) {
        Rules.format(errors, request.path("name"), request.name(), Formats.DNS_LABEL);
        Rules.requiredFormat(errors, request.path("deviceClassName"), request.deviceClassName(), Formats.DNS_SUBDOMAIN);
        selectors.selectors(errors, request.path("selectors"), request.selectors());
        amount(errors, request, request.allocationMode(), request.count());
        request.tolerations().forEach(toleration -> toleration(errors, toleration));
    }

    private static void amount(FieldErrors errors, View request, String mode, long count) {
        FieldPath path = request.path("count");
        switch (mode) {
            case "All" -> {
                if (count != 0) {
                    errors.invalid(path, count, "must not be specified when allocationMode is 'All'");
                }
            }
            case "ExactCount" -> {
                if (count <= 0) {
                    errors.invalid(path, count, "must be greater than zero");
                }
            }
            default -> errors.notSupported(request.path("allocationMode"), mode, MODES);
        }
    }

    private static void toleration(FieldErrors errors, DeviceToleration toleration) {
        if (!toleration.key().isEmpty()) {
            LabelRules.labelName(errors, toleration.path("key"), toleration.key());
        }
        switch (toleration.operator()) {
            case "Exists" -> {
                if (!toleration.value().isEmpty()) {
                    errors.invalid(toleration.path("value"), toleration.value(), "must be empty for operator `Exists`");
                }
            }
            case "Equal" -> Rules.format(errors, toleration.path("value"), toleration.value(), Formats.LABEL_VALUE);
            default -> Rules.requiredOneOf(errors, toleration.path("operator"), toleration.operator(), OPERATORS);
        }
        Rules.optionalOneOf(errors, toleration.path("effect"), toleration.effect(), DeviceRules.EFFECTS);
    }

    private static void constraint(FieldErrors errors, DeviceConstraint constraint, RequestNames names) {
        names.references(errors, constraint.path("requests"), constraint.requests());
        if (constraint.hasMatchAttribute()) {
            DeviceNames.fullyQualified(errors, constraint.path("matchAttribute"), constraint.matchAttribute());
        } else if (constraint.hasDistinctAttribute()) {
            DeviceNames.fullyQualified(errors, constraint.path("distinctAttribute"), constraint.distinctAttribute());
        } else {
            errors.required(
                    constraint.path(),
                    "exactly one of \"matchAttribute\" or \"distinctAttribute\" is required, but multiple fields are"
                            + " set");
        }
    }
}
