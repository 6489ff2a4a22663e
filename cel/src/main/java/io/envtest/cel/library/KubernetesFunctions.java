package io.envtest.cel.library;

import io.envtest.cel.function.Function;
import io.envtest.cel.function.FunctionTable;
import java.util.ArrayList;
import java.util.List;

/** All functions that expressions in Kubernetes may call. */
public final class KubernetesFunctions {

    private KubernetesFunctions() {}

    /** The table of those functions. */
    public static FunctionTable table() {
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
        all.addAll(JsonPatchLibrary.functions());
        return FunctionTable.of(all);
    }
}
