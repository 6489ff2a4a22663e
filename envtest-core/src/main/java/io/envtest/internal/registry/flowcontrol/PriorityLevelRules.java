package io.envtest.internal.registry.flowcontrol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.GoValue;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.flowcontrol.v1.ExemptPriorityLevelConfiguration;
import io.envtest.view.flowcontrol.v1.LimitResponse;
import io.envtest.view.flowcontrol.v1.LimitedPriorityLevelConfiguration;
import io.envtest.view.flowcontrol.v1.PriorityLevelConfiguration;
import io.envtest.view.flowcontrol.v1.PriorityLevelConfigurationSpec;
import io.envtest.view.flowcontrol.v1.QueuingConfiguration;
import java.util.List;

/** Rules of a PriorityLevelConfiguration. */
final class PriorityLevelRules {

    private static final String EXEMPT = "exempt";
    private static final int MOST_QUEUES = 10_000_000;
    private static final int MOST_BITS = 60;
    private static final List<String> TYPES = List.of("Exempt", "Limited");
    private static final List<String> RESPONSES = List.of("Queue", "Reject");

    private PriorityLevelRules() {}

    static void level(FieldErrors errors, PriorityLevelConfiguration level) {
        String name = level.metadata().name();
        spec(errors, level.spec(), name);
        fixed(errors, level.spec(), name);
        FlowStatus.conditions(errors, level.node());
    }

    private static void spec(FieldErrors errors, PriorityLevelConfigurationSpec spec, String name) {
        FieldPath type = spec.path("type");
        if (name.equals(EXEMPT) != spec.type().equals("Exempt")) {
            errors.invalid(type, spec.type(), "must be 'Exempt' if and only if `name` is 'exempt'");
        }
        switch (spec.type()) {
            case "Exempt" -> {
                if (spec.limited().present()) {
                    errors.forbidden(spec.limited().path(), "must be nil if the type is not Limited");
                }
                if (spec.exempt().present()) {
                    exempt(errors, spec.exempt());
                }
            }
            case "Limited" -> {
                if (spec.exempt().present()) {
                    errors.forbidden(spec.exempt().path(), "must be nil if the type is Limited");
                }
                if (Rules.required(errors, spec.limited(), "must not be empty when type is Limited")) {
                    limited(errors, spec.limited());
                }
            }
            default -> Rules.requiredOneOf(errors, type, spec.type(), TYPES);
        }
    }

    private static void exempt(FieldErrors errors, ExemptPriorityLevelConfiguration exempt) {
        shares(errors, exempt.path("nominalConcurrencyShares"), exempt.nominalConcurrencyShares());
        Rules.inRange(errors, exempt.path("lendablePercent"), exempt.lendablePercent(), 0, 100);
    }

    private static void shares(FieldErrors errors, FieldPath path, int shares) {
        if (shares < 0) {
            errors.invalid(path, shares, "must be a non-negative integer");
        }
    }

    private static void limited(FieldErrors errors, LimitedPriorityLevelConfiguration limited) {
        shares(errors, limited.path("nominalConcurrencyShares"), limited.nominalConcurrencyShares());
        response(errors, limited.limitResponse(), limited.path("limitResponse"));
        Rules.inRange(errors, limited.path("lendablePercent"), limited.lendablePercent(), 0, 100);
        if (limited.borrowingLimitPercent() < 0) {
            errors.invalid(
                    limited.path("borrowingLimitPercent"),
                    limited.borrowingLimitPercent(),
                    "if specified, must be a non-negative integer");
        }
    }

    private static void response(FieldErrors errors, LimitResponse response, FieldPath path) {
        switch (response.type()) {
            case "Reject" -> {
                if (response.queuing().present()) {
                    errors.forbidden(path.child("queuing"), "must be nil if limited.limitResponse.type is not Limited");
                }
            }
            case "Queue" -> {
                if (Rules.required(
                        errors, response.queuing(), "must not be empty if limited.limitResponse.type is Limited")) {
                    queuing(errors, response.queuing());
                }
            }
            default -> Rules.requiredOneOf(errors, path.child("type"), response.type(), RESPONSES);
        }
    }

    private static void queuing(FieldErrors errors, QueuingConfiguration queuing) {
        positive(errors, queuing.path("queueLengthLimit"), queuing.queueLengthLimit());
        positive(errors, queuing.path("queues"), queuing.queues());
        if (queuing.queues() > MOST_QUEUES) {
            errors.invalid(queuing.path("queues"), queuing.queues(), "must not be greater than " + MOST_QUEUES);
        }
        int hand = queuing.handSize();
        FieldPath path = queuing.path("handSize");
        positive(errors, path, hand);
        if (hand > queuing.queues()) {
            errors.invalid(path, hand, "should not be greater than queues (" + queuing.queues() + ")");
        } else if (bits(queuing.queues(), hand) > MOST_BITS) {
            errors.invalid(
                    path,
                    hand,
                    "required entropy bits of deckSize " + queuing.queues() + " and handSize " + hand
                            + " should not be greater than " + MOST_BITS);
        }
    }

    private static void positive(FieldErrors errors, FieldPath path, int value) {
        if (value <= 0) {
            errors.invalid(path, value, "must be positive");
        }
    }

    /** How many random bits dealing a hand takes. */
    private static int bits(int queues, int hand) {
        return queues <= 0 ? 0 : (int) Math.ceil(Math.log(queues) / Math.log(2) * hand);
    }

    /** Of the exempt level only what stands in {@code exempt} may change, of the last resort nothing. */
    private static void fixed(FieldErrors errors, PriorityLevelConfigurationSpec spec, String name) {
        Mandatory.spec("PriorityLevelConfiguration", name).ifPresent(fixed -> {
            ObjectNode have = spec.node().deepCopy();
            boolean partly = name.equals(EXEMPT);
            if (partly) {
                fixed.remove(EXEMPT);
                have.remove(EXEMPT);
            }
            if (!Rules.same(have, fixed)) {
                String but = partly ? " except the 'spec.exempt' field" : "";
                errors.invalid(
                        spec.path(),
                        GoValue.byValue(spec),
                        "spec of '" + name + "'" + but + " must equal the fixed value");
            }
        });
    }
}
