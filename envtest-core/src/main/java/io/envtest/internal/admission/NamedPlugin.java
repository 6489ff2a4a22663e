package io.envtest.internal.admission;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A plugin with a name that looks at some operations. */
public abstract class NamedPlugin implements AdmissionPlugin {

    private final String name;
    private final Set<Operation> operations;

    /** Names it and says what it looks at. */
    protected NamedPlugin(String name, Operation... operations) {
        this.name = name;
        this.operations = EnumSet.copyOf(List.of(operations));
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final boolean handles(Operation operation) {
        return operations.contains(operation);
    }
}
