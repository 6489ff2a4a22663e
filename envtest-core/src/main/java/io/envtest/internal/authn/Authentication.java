package io.envtest.internal.authn;

import io.envtest.internal.request.UserInfo;
import java.util.List;

/** The outcome of one authentication method: yes, no, or no opinion. */
public sealed interface Authentication {

    /** The sender is this user. */
    record Authenticated(UserInfo user, List<String> audiences) implements Authentication {}

    /** The credentials are of this method, but wrong: the request ends with 401. */
    record Rejected(String why) implements Authentication {}

    /** No credentials of this method. */
    record NoOpinion() implements Authentication {}
}
