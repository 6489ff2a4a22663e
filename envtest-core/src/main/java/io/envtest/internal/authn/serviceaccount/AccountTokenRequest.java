package io.envtest.internal.authn.serviceaccount;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A token that somebody asked for.
 *
 * @param namespace the account's namespace
 * @param account the account's name
 * @param accountUid the account's uid
 * @param binding what it is bound to
 * @param audiences whom it is for
 * @param now from when it holds
 * @param lifetime how long it holds
 */
public record AccountTokenRequest(
        String namespace,
        String account,
        String accountUid,
        TokenBinding binding,
        List<String> audiences,
        Instant now,
        Duration lifetime) {}
