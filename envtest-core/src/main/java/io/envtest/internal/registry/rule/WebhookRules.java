package io.envtest.internal.registry.rule;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.field.GoQuote;
import io.envtest.view.FieldPath;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules of how a webhook is reached: by URL or through a Service. */
public final class WebhookRules {

    private static final String FORM = "; desired format: https://host[/path]";
    private static final Pattern URL = Pattern.compile(
            "(?:(?<scheme>[a-zA-Z][a-zA-Z0-9+.-]*):)?(?://(?:(?<user>[^/?#@]*)@)?(?<host>[^/?#]*))?(?<path>[^?#]*)"
                    + "(?:\\?(?<query>[^#]*))?(?:#(?<fragment>.*))?",
            Pattern.DOTALL);

    private WebhookRules() {}

    /** The text must be an https URL of host and path only. */
    public static void url(FieldErrors errors, FieldPath path, String url) {
        String problem = GoUrl.problem(url);
        if (!problem.isEmpty()) {
            errors.required(path, "url must be a valid URL: parse " + GoQuote.quote(url) + ": " + problem + FORM);
            return;
        }
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            throw new IllegalStateException("a text that is a URL is none: " + url);
        }
        String scheme = given(parts, "scheme");
        if (!scheme.equalsIgnoreCase("https")) {
            errors.invalid(path, scheme, "'https' is the only allowed URL scheme" + FORM);
        }
        if (given(parts, "host").isEmpty()) {
            errors.invalid(path, "", "host must be specified" + FORM);
        }
        if (parts.group("user") != null) {
            errors.invalid(path, parts.group("user"), "user information is not permitted in the URL");
        }
        absent(errors, path, given(parts, "fragment"), "fragments are not permitted in the URL");
        absent(errors, path, given(parts, "query"), "query parameters are not permitted in the URL");
    }

    /**
     * The Service must be named, the path be one of DNS subdomains.
     *
     * @param service path of the reference
     * @param urlPath path on the service, empty if not given
     */
    public static void service(
            FieldErrors errors, FieldPath service, String namespace, String name, String urlPath, int port) {
        Rules.required(errors, service.child("name"), name);
        Rules.required(errors, service.child("namespace"), namespace);
        if (port < 1 || port > 65535) {
            errors.invalid(service.child("port"), port, "port is not valid: must be between 1 and 65535, inclusive");
        }
        if (!List.of("", "/").contains(urlPath)) {
            servicePath(errors, service.child("path"), urlPath);
        }
    }

    private static void servicePath(FieldErrors errors, FieldPath path, String urlPath) {
        if (urlPath.equals("//")) {
            errors.invalid(path, urlPath, "segment[0] may not be empty");
            return;
        }
        if (!urlPath.startsWith("/")) {
            errors.invalid(path, urlPath, "must start with a '/'");
        }
        String inner = urlPath.substring(1);
        String[] segments = (inner.endsWith("/") ? inner.substring(0, inner.length() - 1) : inner).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            if (segments[i].isEmpty()) {
                errors.invalid(path, urlPath, "segment[" + i + "] may not be empty");
                continue;
            }
            for (String wrong : Formats.DNS_SUBDOMAIN.wrong(segments[i])) {
                errors.invalid(path, urlPath, "segment[" + i + "]: " + wrong);
            }
        }
    }

    private static void absent(FieldErrors errors, FieldPath path, String value, String detail) {
        if (!value.isEmpty()) {
            errors.invalid(path, value, detail);
        }
    }

    private static String given(Matcher parts, String name) {
        String part = parts.group(name);
        return part == null ? "" : part;
    }
}
