package io.envtest.internal.endpoint.proxy;

import io.envtest.api.GroupVersionKind;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.meta.ApiErrors;
import io.envtest.internal.request.QueryParameters;
import io.envtest.view.FieldPath;
import java.time.DateTimeException;
import java.time.OffsetDateTime;

/** What a request for the log of a container may ask for. */
final class PodLogOptionsRules {

    private static final GroupVersionKind KIND = new GroupVersionKind("", "v1", "PodLogOptions");

    private PodLogOptionsRules() {}

    static void check(QueryParameters query, String pod) {
        FieldErrors errors = new FieldErrors();
        boolean since = !query.first("sinceSeconds").isEmpty();
        boolean sinceTime = !query.first("sinceTime").isEmpty();
        long seconds = number(query, "sinceSeconds", 1);
        if (sinceTime) {
            time(query.first("sinceTime"));
        }
        long tail = number(query, "tailLines", 0);
        long bytes = number(query, "limitBytes", 1);
        if (tail < 0) {
            errors.invalid(FieldPath.root("tailLines"), tail, "must be greater than or equal to 0");
        }
        if (bytes < 1) {
            errors.invalid(FieldPath.root("limitBytes"), bytes, "must be greater than 0");
        }
        if (since && sinceTime) {
            errors.forbidden(FieldPath.root("[]"), "at most one of `sinceTime` or `sinceSeconds` may be specified");
        } else if (seconds < 1) {
            errors.invalid(FieldPath.root("sinceSeconds"), seconds, "must be greater than 0");
        }
        if (query.has("stream")) {
            errors.forbidden(FieldPath.root("stream"), "may not be specified");
        }
        errors.throwIfAny(KIND, pod);
    }

    private static long number(QueryParameters query, String name, long unsaid) {
        String text = query.first(name);
        if (text.isEmpty()) {
            return unsaid;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw ApiErrors.badRequest("strconv.ParseInt: parsing \"" + text + "\": invalid syntax");
        }
    }

    private static void time(String text) {
        try {
            OffsetDateTime.parse(text);
        } catch (DateTimeException e) {
            throw ApiErrors.badRequest("parsing time \"" + text + "\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \""
                    + text + "\" as \"2006\"");
        }
    }
}
