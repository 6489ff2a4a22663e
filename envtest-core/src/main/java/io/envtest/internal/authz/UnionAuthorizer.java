package io.envtest.internal.authz;

import io.envtest.internal.authz.Decision.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Asks several modes in order; the first with an opinion decides. */
public final class UnionAuthorizer implements Authorizer {

    private final List<Authorizer> modes;

    /** Takes the modes in order. */
    public UnionAuthorizer(List<Authorizer> modes) {
        this.modes = List.copyOf(modes);
    }

    @Override
    public Decision authorize(Attributes attributes) {
        List<String> reasons = new ArrayList<>();
        for (Authorizer mode : modes) {
            Decision decision = mode.authorize(attributes);
            if (decision.verdict() != Verdict.NO_OPINION) {
                return decision;
            }
            if (!decision.reason().isEmpty()) {
                reasons.add(decision.reason());
            }
        }
        return new Decision(Verdict.NO_OPINION, String.join("\n", reasons));
    }
}
