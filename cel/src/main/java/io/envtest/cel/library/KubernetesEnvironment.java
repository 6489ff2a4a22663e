package io.envtest.cel.library;

import io.envtest.cel.check.Environment;
import io.envtest.cel.function.Function;
import io.envtest.cel.function.FunctionTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What expressions in Kubernetes may name, apart from their variables. */
public final class KubernetesEnvironment {

    private KubernetesEnvironment() {}

    /** For the rules of custom resource definitions. */
    public static Environment rules() {
        return new Environment(
                FunctionTable.of(functions()), KubernetesValidators.all(), Map.of(), new KubernetesTypes());
    }

    private static List<Function> functions() {
        List<Function> all = new ArrayList<>();
        all.addAll(OperatorLibrary.functions());
        all.addAll(StandardLibrary.functions());
        all.addAll(ConversionLibrary.functions());
        all.addAll(TimeLibrary.functions());
        all.addAll(OptionalLibrary.functions());
        all.addAll(StringLibrary.functions());
        all.addAll(SetLibrary.functions());
        all.addAll(ListLibrary.functions());
        all.addAll(KubernetesListLibrary.functions());
        all.addAll(RegexLibrary.functions());
        all.addAll(UrlLibrary.functions());
        all.addAll(QuantityLibrary.functions());
        all.addAll(IpLibrary.functions());
        all.addAll(CidrLibrary.functions());
        all.addAll(SemverLibrary.functions());
        all.addAll(FormatLibrary.functions());
        return all;
    }
}
