package io.envtest.cel.device;

import io.envtest.cel.eval.Evaluation;
import io.envtest.cel.eval.Program;
import io.envtest.cel.value.CelError;
import io.envtest.cel.value.MapValue;
import io.envtest.cel.value.Values;
import io.envtest.internal.schema.cel.CelEngine;
import io.envtest.internal.schema.cel.DeviceCondition;
import io.envtest.view.resource.v1.Device;

/**
 * A condition that runs a program.
 *
 * @param program what to run
 */
record PlannedCondition(Program program) implements DeviceCondition {

    @Override
    public Answer test(String driver, Device device) {
        MapValue value = DeviceValues.of(driver, device);
        Evaluation evaluation =
                program.run(name -> name.equals(DeviceCompiler.DEVICE) ? value : null, CelEngine.PER_CALL_LIMIT);
        if (evaluation.value() instanceof CelError error) {
            return new Answer(false, error.message());
        }
        return evaluation.value() instanceof Boolean selected
                ? new Answer(selected, null)
                : new Answer(
                        false,
                        "CEL result of type "
                                + Values.typeOf(evaluation.value()).name() + " could not be converted to bool");
    }
}
