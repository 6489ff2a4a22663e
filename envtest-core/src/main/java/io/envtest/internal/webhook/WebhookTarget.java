package io.envtest.internal.webhook;

import io.envtest.view.Place;
import io.envtest.view.admissionregistration.v1.ServiceReference;
import io.envtest.view.admissionregistration.v1.WebhookClientConfig;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;

/**
 * Where a webhook is. Immutable.
 *
 * @param authority host, and port if one is said, as in the URL
 * @param host host name or IP address; empty for a service
 * @param port port of the host or the service
 * @param namespace namespace of the service, empty if it is none
 * @param service name of the service, empty if it is none
 * @param path path, beginning with a slash
 * @param caBundle PEM of the authorities that are trusted, empty for those of the JVM
 */
public record WebhookTarget(
        String authority, String host, int port, String namespace, String service, String path, String caBundle) {

    private static final int HTTPS = 443;

    /** What a client configuration of an admission webhook says. */
    public static WebhookTarget of(WebhookClientConfig config) {
        if (!config.hasService()) {
            return at(config.url(), config.caBundle());
        }
        ServiceReference service = config.service();
        int port = service.hasPort() ? service.port() : HTTPS;
        String authority = service.name() + "." + service.namespace() + ".svc:" + port;
        String path = clean(service.path_());
        return new WebhookTarget(
                authority, "", port, service.namespace(), service.name(), path, pem(config.caBundle()));
    }

    /** What a client configuration of a conversion webhook says. */
    public static WebhookTarget of(io.envtest.view.apiextensions.v1.WebhookClientConfig config) {
        return of(config.as(new WebhookClientConfig(Place.NOWHERE)));
    }

    private static WebhookTarget at(String url, String bundle) {
        String rest = url.substring(url.indexOf("://") + 3);
        int slash = rest.indexOf('/');
        String authority = slash < 0 ? rest : rest.substring(0, slash);
        int bracket = authority.indexOf(']');
        int colon = authority.indexOf(':', Math.max(bracket, 0));
        String host = colon < 0 ? authority : authority.substring(0, colon);
        boolean said = colon >= 0 && authority.substring(colon + 1).matches("\\d{1,5}");
        return new WebhookTarget(
                authority,
                bracket < 0 ? host : host.substring(1, bracket),
                said ? Integer.parseInt(authority.substring(colon + 1)) : HTTPS,
                "",
                "",
                clean(slash < 0 ? "" : rest.substring(slash)),
                pem(bundle));
    }

    /** The path without steps that lead nowhere, and without a slash at its end. */
    private static String clean(String path) {
        Deque<String> steps = new ArrayDeque<>();
        for (String step : path.split("/", -1)) {
            if (step.equals("..")) {
                steps.pollLast();
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.addLast(step);
            }
        }
        return "/" + String.join("/", steps);
    }

    private static String pem(String bundle) {
        return new String(Base64.getMimeDecoder().decode(bundle), StandardCharsets.ISO_8859_1);
    }

    boolean isService() {
        return !service.isEmpty();
    }

    /** The name that its certificate must be for. */
    String serverName() {
        return isService() ? service + "." + namespace + ".svc" : host;
    }
}
