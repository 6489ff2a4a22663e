package io.envtest.cel.policy;

import io.envtest.cel.check.TypeProvider;
import io.envtest.cel.value.CelType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The type of {@code variables}.
 *
 * @param common everything else
 * @param variables the types of the variables compiled so far; grows
 */
record VariableTypes(TypeProvider common, Map<String, CelType> variables) implements TypeProvider {

    static final CelType VARIABLES = CelType.struct("kubernetes.variables");

    @Override
    public @Nullable CelType findType(String name) {
        return common.findType(name);
    }

    @Override
    public boolean isConstructible(String structName) {
        return common.isConstructible(structName);
    }

    @Override
    public @Nullable CelType findField(String structName, String field) {
        return structName.equals(VARIABLES.name()) ? variables.get(field) : common.findField(structName, field);
    }
}
