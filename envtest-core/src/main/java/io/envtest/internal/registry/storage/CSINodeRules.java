package io.envtest.internal.registry.storage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.core.DriverNames;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.GoValue;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.storage.v1.CSINodeDriver;
import io.envtest.view.storage.v1.CSINodeSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rules of the drivers on a node. */
final class CSINodeRules {

    private static final int ID_LENGTH = 256;

    private CSINodeRules() {}

    static void drivers(FieldErrors errors, FieldPath path, List<CSINodeDriver> drivers) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < drivers.size(); i++) {
            driver(errors, path.index(i), drivers.get(i), names);
        }
    }

    private static void driver(FieldErrors errors, FieldPath path, CSINodeDriver driver, Set<String> names) {
        DriverNames.check(errors, path.child("name"), driver.name());
        FieldPath id = path.child("nodeID");
        Rules.required(errors, id, driver.nodeID());
        if (driver.nodeID().length() > ID_LENGTH) {
            errors.invalid(id, driver.nodeID(), "must be " + ID_LENGTH + " characters or less");
        }
        if (driver.allocatable().hasCount()) {
            FieldPath count = path.child("allocatable").child("count");
            Rules.nonNegative(errors, count, driver.allocatable().count());
        }
        if (!names.add(driver.name())) {
            errors.duplicate(path.child("name"), driver.name());
        }
        Set<String> keys = new HashSet<>();
        for (String key : driver.topologyKeys()) {
            Rules.required(errors, path, key);
            if (!keys.add(key)) {
                errors.duplicate(path, key);
            }
            Rules.format(errors, path, key, Formats.QUALIFIED_NAME);
        }
    }

    /** A driver keeps what it registered with, but for how many volumes it can take. */
    static void updated(FieldErrors errors, CSINodeSpec spec, CSINodeSpec old) {
        for (CSINodeDriver before : old.drivers()) {
            for (CSINodeDriver driver : spec.drivers()) {
                if (driver.name().equals(before.name())
                        && !registration(driver)
                                .node()
                                .equals(registration(before).node())) {
                    errors.invalid(spec.path("drivers"), GoValue.of(registration(driver)), "field is immutable");
                }
            }
        }
    }

    private static CSINodeDriver registration(CSINodeDriver driver) {
        ObjectNode copy = driver.node().deepCopy();
        copy.remove("allocatable");
        return CSINodeDriver.of(copy);
    }
}
