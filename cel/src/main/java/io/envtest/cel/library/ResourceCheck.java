package io.envtest.cel.library;

import io.envtest.cel.value.CelType;
import io.envtest.internal.authz.Attributes;
import io.envtest.internal.authz.Authorizer;

/** A question about a resource that still lacks its verb. */
public record ResourceCheck(Authorizer authorizer, Attributes attributes) implements AuthorizerValues.Incomparable {
    @Override
    public CelType celType() {
        return AuthorizerValues.RESOURCE_CHECK;
    }

    ResourceCheck subresource(String subresource) {
        Attributes a = attributes;
        return with(a.resource(), subresource, a.namespace(), a.name(), a.fieldSelector(), a.labelSelector());
    }

    ResourceCheck namespace(String namespace) {
        Attributes a = attributes;
        return with(a.resource(), a.subresource(), namespace, a.name(), a.fieldSelector(), a.labelSelector());
    }

    ResourceCheck name(String name) {
        Attributes a = attributes;
        return with(a.resource(), a.subresource(), a.namespace(), name, a.fieldSelector(), a.labelSelector());
    }

    ResourceCheck fieldSelector(String selector) {
        Attributes a = attributes;
        return with(a.resource(), a.subresource(), a.namespace(), a.name(), selector, a.labelSelector());
    }

    ResourceCheck labelSelector(String selector) {
        Attributes a = attributes;
        return with(a.resource(), a.subresource(), a.namespace(), a.name(), a.fieldSelector(), selector);
    }

    private ResourceCheck with(
            String resource,
            String subresource,
            String namespace,
            String name,
            String fieldSelector,
            String labelSelector) {
        Attributes a = attributes;
        return new ResourceCheck(
                authorizer,
                new Attributes(
                        a.user(),
                        a.verb(),
                        true,
                        a.apiGroup(),
                        a.apiVersion(),
                        resource,
                        subresource,
                        namespace,
                        name,
                        "",
                        fieldSelector,
                        labelSelector));
    }

    AuthorizerValues.DecisionValue check(String verb) {
        Attributes a = attributes;
        return new AuthorizerValues.DecisionValue(authorizer.authorize(new Attributes(
                a.user(),
                verb,
                true,
                a.apiGroup(),
                a.apiVersion(),
                a.resource(),
                a.subresource(),
                a.namespace(),
                a.name(),
                "",
                a.fieldSelector(),
                a.labelSelector())));
    }
}
