package io.envtest.internal.request.filter;

import io.envtest.internal.authz.Attributes;
import io.envtest.internal.authz.Authorizer;
import io.envtest.internal.endpoint.answer.Answer;
import io.envtest.internal.objectstore.WatchHandle;
import io.envtest.internal.objectstore.WatchSink;
import io.envtest.internal.request.ApiCall;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Ends the watches of users who may not watch any more. Comes after {@link Authorize}. Thread-safe. */
public final class WatchRights implements Filter {

    private final Authorizer authorizer;
    private final Set<RevocableWatch> open = ConcurrentHashMap.newKeySet();

    /** Asks this authorizer. */
    public WatchRights(Authorizer authorizer) {
        this.authorizer = authorizer;
    }

    @Override
    public Answer handle(ApiCall call, ApiHandler next) {
        Answer answer = next.handle(call);
        if (!(answer instanceof Answer.Watched watched)) {
            return answer;
        }
        Attributes attributes =
                Attributes.of(call.context().user(), call.context().info());
        return new Answer.Watched(
                watched.definition(),
                sink -> open(attributes, watched.opener(), sink),
                watched.timeout(),
                watched.form());
    }

    private WatchHandle open(Attributes attributes, Answer.Opener opener, WatchSink sink) {
        RevocableWatch watch = new RevocableWatch(attributes, sink, open::remove);
        open.add(watch);
        watch.opened(opener.open(watch));
        check(watch); // the right may have gone while the watch was being opened
        return watch;
    }

    /** Asks anew about every open watch; to be called when rights have changed. */
    public void check() {
        open.forEach(this::check);
    }

    private void check(RevocableWatch watch) {
        if (!authorizer.authorize(watch.attributes()).allowed()) {
            watch.revoke();
        }
    }
}
