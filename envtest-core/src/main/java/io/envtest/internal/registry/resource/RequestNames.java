package io.envtest.internal.registry.resource;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.resource.v1.DeviceClaim;
import io.envtest.view.resource.v1.DeviceRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The names by which other parts of a claim call its requests.
 *
 * @param known names of requests, and of alternatives behind a slash
 */
record RequestNames(Set<String> known) {

    private static final int MOST = 32;

    static RequestNames of(DeviceClaim claim) {
        Set<String> names = new HashSet<>();
        for (DeviceRequest request : claim.requests()) {
            names.add(request.name());
            request.firstAvailable().forEach(each -> names.add(request.name() + "/" + each.name()));
        }
        return new RequestNames(names);
    }

    /** Each text must call a request, none twice. */
    void references(FieldErrors errors, FieldPath path, List<String> references) {
        SetRules.texts(errors, path, references, MOST, (at, reference) -> reference(errors, at, reference));
    }

    /** The text must call a request. */
    void reference(FieldErrors errors, FieldPath path, String reference) {
        String[] parts = reference.split("/", -1);
        if (parts.length <= 2) {
            for (String part : parts) {
                Rules.format(errors, path, part, Formats.DNS_LABEL);
            }
        }
        if (parts.length > 2 || !known.contains(reference)) {
            errors.invalid(
                    path,
                    reference,
                    "must be the name of a request in the claim or the name of a request and a subrequest separated by"
                            + " '/'");
        }
    }
}
