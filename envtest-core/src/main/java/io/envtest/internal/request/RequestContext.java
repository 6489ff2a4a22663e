package io.envtest.internal.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What travels with one request: its facts, who asks, and the warnings collected for its answer. One thread at a time. */
public final class RequestContext {

    private final RequestInfo info;
    private final String userAgent;
    private final Set<String> warnings = new LinkedHashSet<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private UserInfo user;
    private @Nullable ObjectNode sent;
    private @Nullable Duration allowed;

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

    /** Remembers the object that was sent, before decoding drops what is empty. Nodes below the root are shared. */
    public void sent(ObjectNode object) {
        ObjectNode copy = object.objectNode();
        copy.setAll(object);
        sent = copy;
    }

    /** The object that was sent, as it was; empty if there is none. Not to be changed. */
    public Optional<ObjectNode> sent() {
        return Optional.ofNullable(sent);
    }

    /** Says how long the request may take as a whole. */
    public void allow(Duration time) {
        allowed = time;
    }

    /** How long the request may take as a whole, if its sender says so. */
    public Optional<Duration> allowed() {
        return Optional.ofNullable(allowed);
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
