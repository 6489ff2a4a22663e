package io.envtest.internal.request;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What travels with one request: its facts, who asks, and the warnings collected for its answer. One thread at a time. */
public final class RequestContext {

    private final RequestInfo info;
    private final String userAgent;
    private final Set<String> warnings = new LinkedHashSet<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private UserInfo user;

    /** Starts anonymous; authentication sets the user. */
    public RequestContext(RequestInfo info, UserInfo user, String userAgent) {
        this.info = info;
        this.user = user;
        this.userAgent = userAgent;
    }

    /** The facts of the request. */
    public RequestInfo info() {
        return info;
    }

    /** Who asks. */
    public UserInfo user() {
        return user;
    }

    /** Says who asks. */
    public void user(UserInfo authenticated) {
        user = authenticated;
    }

    /** The User-Agent header, empty if none. */
    public String userAgent() {
        return userAgent;
    }

    /** Adds a Warning header to the answer; each text once, empty ones not at all. */
    public void warn(String text) {
        if (!text.isEmpty()) {
            warnings.add(text);
        }
    }

    /** The warnings so far, in order. */
    public List<String> warnings() {
        return new ArrayList<>(warnings);
    }

    /** Adds a header to the answer, be it an object, a refusal or a watch. */
    public void header(String name, String value) {
        headers.put(name, value);
    }

    /** The headers so far, in order. */
    public Map<String, String> headers() {
        return Collections.unmodifiableMap(headers);
    }
}
