package io.envtest.internal.scheduler.plugin.dynamicresources;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.view.resource.v1.DeviceConstraint;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Optional;

/** What the devices of a claim must have in common, or must not. Keeps the values of the devices chosen so far. */
final class Constraint {

    private final Collection<String> requests;
    private final String attribute;
    private final boolean distinct;
    private final Deque<JsonNode> chosen = new ArrayDeque<>();

    Constraint(DeviceConstraint constraint) {
        this.requests = constraint.requests();
        this.distinct = constraint.hasDistinctAttribute();
        this.attribute = distinct ? constraint.distinctAttribute() : constraint.matchAttribute();
    }

    /** Whether a device may be chosen for a request; if so, it counts as chosen. */
    boolean add(WantedDevices wanted, OfferedDevice offered) {
        if (!wanted.isMeantBy(requests)) {
            return true;
        }
        Optional<JsonNode> value = offered.attribute(attribute).map(found -> found.node());
        boolean allowed = value.isPresent()
                && (distinct
                        ? !chosen.contains(value.get())
                        : chosen.isEmpty() || chosen.peek().equals(value.get()));
        if (allowed) {
            chosen.push(value.get());
        }
        return allowed;
    }

    /** The device chosen last for a request is not chosen after all. */
    void remove(WantedDevices wanted) {
        if (wanted.isMeantBy(requests)) {
            chosen.pop();
        }
    }
}
