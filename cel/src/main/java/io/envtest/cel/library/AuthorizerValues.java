package io.envtest.cel.library;

import io.envtest.cel.value.CelType;
import io.envtest.cel.value.OpaqueValue;
import io.envtest.internal.authz.Attributes;
import io.envtest.internal.authz.Authorizer;
import io.envtest.internal.authz.Decision;
import io.envtest.internal.request.UserInfo;

/** The values with which expressions ask whether a user may do something. */
public final class AuthorizerValues {

    /** The type of {@code authorizer}. */
    public static final CelType AUTHORIZER = CelType.opaque("kubernetes.authorization.Authorizer");
    /** The type of {@code authorizer.requestResource}. */
    public static final CelType RESOURCE_CHECK = CelType.opaque("kubernetes.authorization.ResourceCheck");

    static final CelType PATH_CHECK = CelType.opaque("kubernetes.authorization.PathCheck");
    static final CelType GROUP_CHECK = CelType.opaque("kubernetes.authorization.GroupCheck");
    static final CelType DECISION = CelType.opaque("kubernetes.authorization.Decision");

    private AuthorizerValues() {}

    /** What cannot be compared. */
    interface Incomparable extends OpaqueValue {
        @Override
        default boolean isComparable() {
            return false;
        }
    }

    /** Who decides about whom. */
    public record AuthorizerValue(Authorizer authorizer, UserInfo user) implements Incomparable {
        @Override
        public CelType celType() {
            return AUTHORIZER;
        }
    }

    /** A question about a group that still lacks its resource. */
    record GroupCheck(AuthorizerValue authorizer, String group) implements Incomparable {
        @Override
        public CelType celType() {
            return GROUP_CHECK;
        }

        ResourceCheck resource(String resource) {
            Attributes attributes = Attributes.resource(authorizer.user(), "", group, resource, "", "", "");
            return new ResourceCheck(authorizer.authorizer(), attributes);
        }
    }

    /** A question about a path that still lacks its verb. */
    record PathCheck(AuthorizerValue authorizer, String path) implements Incomparable {
        @Override
        public CelType celType() {
            return PATH_CHECK;
        }

        DecisionValue check(String verb) {
            return new DecisionValue(authorizer
                    .authorizer()
                    .authorize(new Attributes(authorizer.user(), verb, false, "", "", "", "", "", "", path, "", "")));
        }
    }

    /** An answer. */
    record DecisionValue(Decision decision) implements Incomparable {
        @Override
        public CelType celType() {
            return DECISION;
        }
    }
}
