package io.envtest.internal.scheduler.plugin.dynamicresources;

import io.envtest.internal.schema.cel.CelEngineLoader;
import io.envtest.internal.schema.cel.DeviceCondition;
import io.envtest.internal.schema.cel.DeviceExpression;
import io.envtest.view.resource.v1.DeviceSelector;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks expressions whether a device is wanted; keeps those that were compiled last. Thread-safe. */
final class DeviceSelectors {

    private static final int KEPT = 100;

    private final CelEngineLoader cel;
    private final Map<String, DeviceExpression> compiled = new LinkedHashMap<>();

    DeviceSelectors(CelEngineLoader cel) {
        this.cel = cel;
    }

    /**
     * Whether all selectors want a device.
     *
     * @param owner whose selectors they are, for messages
     */
    boolean select(String owner, List<DeviceSelector> selectors, OfferedDevice offered) throws AllocationException {
        for (int i = 0; i < selectors.size(); i++) {
            DeviceExpression expression = compiled(selectors.get(i).cel().expression());
            DeviceCondition condition = expression.condition();
            String place = owner + ": selector #" + i + ": CEL ";
            if (condition == null) {
                throw new AllocationException(place + "compile error: " + expression.error());
            }
            DeviceCondition.Answer answer = condition.test(offered.id().driver(), offered.device());
            if (answer.error() != null) {
                throw new AllocationException(place + "runtime error: " + answer.error());
            }
            if (!answer.selected()) {
                return false;
            }
        }
        return true;
    }

    private synchronized DeviceExpression compiled(String expression) {
        DeviceExpression known = compiled.remove(expression);
        DeviceExpression found = known == null ? cel.get().device(expression) : known;
        compiled.put(expression, found); // the one used last is last
        if (compiled.size() > KEPT) {
            compiled.remove(compiled.keySet().iterator().next());
        }
        return found;
    }
}
